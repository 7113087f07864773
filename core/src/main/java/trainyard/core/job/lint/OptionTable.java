package trainyard.core.job.lint;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import trainyard.core.slurm.SlurmVersion;

/** All options of sbatch and srun, with the versions that have them. */
final class OptionTable {
    private static final Pattern TOOL = Pattern.compile("(\\w+):(\\w+)(?:>=([\\d.]+))?(?:<([\\d.]+))?");
    private static final OptionTable SHIPPED = new OptionTable();

    private final List<SlurmOption> options;

    private OptionTable() {
        try (InputStream file = Objects.requireNonNull(OptionTable.class.getResourceAsStream("options.txt"));
                var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            options = lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(OptionTable::read)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static OptionTable shipped() {
        return SHIPPED;
    }

    private static Stream<SlurmOption> read(String line) {
        String[] columns = line.split(" ");
        return Stream.of(columns)
                .skip(2)
                .map(TOOL::matcher)
                .filter(Matcher::matches)
                .map(tool -> {
                    String since = Objects.requireNonNullElse(tool.group(3), "");
                    String gone = Objects.requireNonNullElse(tool.group(4), "");
                    return new SlurmOption(
                            SlurmOption.Tool.valueOf(tool.group(1).toUpperCase(Locale.ROOT)),
                            columns[0],
                            columns[1].equals("-") ? "" : columns[1],
                            SlurmOption.Arg.valueOf(tool.group(2).toUpperCase(Locale.ROOT)),
                            SlurmVersion.find(since).orElse(SlurmVersion.V22_05),
                            SlurmVersion.find(gone));
                });
    }

    List<SlurmOption> of(SlurmOption.Tool tool, SlurmVersion version) {
        return options.stream()
                .filter(option -> option.tool() == tool && option.in(version))
                .toList();
    }

    /** The option of any version with exactly this name. */
    Optional<SlurmOption> everNamed(SlurmOption.Tool tool, String name) {
        return options.stream()
                .filter(option -> option.tool() == tool && option.name().equals(name))
                .findFirst();
    }

    /** What a long name leads to: itself, or the only one that begins so, which getopt takes as well. */
    Optional<SlurmOption> named(SlurmOption.Tool tool, String name, SlurmVersion version) {
        Optional<SlurmOption> exact = of(tool, version).stream()
                .filter(option -> option.name().equals(name))
                .findFirst();
        List<SlurmOption> beginning = beginning(tool, name, version);
        return exact.isPresent() || beginning.size() != 1
                ? exact
                : beginning.stream().findFirst();
    }

    List<SlurmOption> beginning(SlurmOption.Tool tool, String name, SlurmVersion version) {
        return of(tool, version).stream()
                .filter(option -> option.name().startsWith(name))
                .toList();
    }

    Optional<SlurmOption> lettered(SlurmOption.Tool tool, char letter, SlurmVersion version) {
        return of(tool, version).stream()
                .filter(option -> option.letter().equals(String.valueOf(letter)))
                .findFirst();
    }
}
