package trainyard.core.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import trainyard.core.slurm.SlurmVersion;

/** Reads the tables beside this class; their form is told at the head of each. */
final class TableReader {
    private static final BigInteger ENDLESS = BigInteger.ONE.shiftLeft(64);

    private final Map<String, WordList> words = new HashMap<>();

    TableReader() {
        String section = "";
        for (String line : lines("words.txt")) {
            if (line.startsWith("[")) {
                int end = line.indexOf(']');
                section = line.substring(1, end);
                words.put(section, new WordList(section, verdicts(line.substring(end + 1)), new LinkedHashMap<>()));
            } else {
                String[] columns = line.split(" \\| ");
                var word = new WordList.Word(columns[0], History.of(columns.length > 1 ? columns[1] : ""));
                list(section).words().put(word.key(), word);
            }
        }
    }

    /** A file's keys by the lower case key that their line starts with, then by their own. */
    Map<String, Map<String, Key>> keys(String file) {
        var sections = new HashMap<String, Map<String, Key>>();
        String section = "";
        for (String line : lines(file)) {
            if (line.startsWith("[]") && line.contains(".")) {
                add(sections, "", line);
            } else if (line.startsWith("[")) {
                section = line.substring(1, line.length() - 1).toLowerCase(Locale.ROOT);
                sections.computeIfAbsent(section, name -> new LinkedHashMap<>());
            } else {
                add(sections, section, line);
            }
        }
        return sections;
    }

    private void add(Map<String, Map<String, Key>> sections, String section, String line) {
        String[] columns = line.split(" \\| ", -1);
        String kind = columns.length > 1 ? columns[1] : "text";
        var key = new Key(
                columns[0],
                kind(kind),
                History.of(columns.length > 2 ? columns[2] : ""),
                repeat(kind),
                columns.length > 3 ? columns[3] : "");
        sections.computeIfAbsent(section, name -> new LinkedHashMap<>()).put(columns[0].toLowerCase(Locale.ROOT), key);
    }

    private static Key.Repeat repeat(String kind) {
        int at = kind.indexOf("repeats");
        return at < 0
                ? Key.Repeat.NEVER
                : new Key.Repeat(true, SlurmVersion.find(kind.substring(at)).orElse(SlurmVersion.V22_05));
    }

    private ValueKind kind(String text) {
        List<String> parts = List.of(text.split(" "));
        String argument = parts.size() > 1 ? parts.get(1) : "";
        return switch (parts.getFirst()) {
            case "text", "path" -> new ValueKind.Text();
            case "yesno" -> new ValueKind.YesNo();
            case "hostlist" -> new ValueKind.Hosts();
            case "decimal" -> new ValueKind.Decimal();
            case "age" -> new ValueKind.Age();
            case "ports" -> new ValueKind.Ports();
            case "time" -> new ValueKind.Time(verdict(argument));
            case "words" -> new ValueKind.OneOf(list(argument), false);
            case "flags" -> new ValueKind.OneOf(list(argument), true);
            case "uint16", "uint32", "uint64" -> whole(parts);
            default -> throw new IllegalArgumentException("no kind of value: " + text);
        };
    }

    private static ValueKind whole(List<String> parts) {
        int bits = Integer.parseInt(parts.getFirst().substring(4));
        Optional<String> range =
                parts.stream().filter(part -> part.contains("..")).findFirst();
        String[] ends = range.orElse("..").split("\\.\\.", -1);
        return new ValueKind.Whole(
                bits,
                ends[0].isEmpty() ? BigInteger.ZERO : new BigInteger(ends[0]),
                ends[1].isEmpty() ? ENDLESS : new BigInteger(ends[1]),
                range.isPresent() ? verdict(parts.get(2)) : Severity.ERROR);
    }

    private WordList list(String name) {
        return Optional.ofNullable(words.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no list of words: " + name));
    }

    /** {@code fatal}, or {@code 22.05 error, 24.05 fatal}. */
    private static List<WordList.Verdict> verdicts(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .map(part -> new WordList.Verdict(
                        SlurmVersion.find(part).orElse(SlurmVersion.V22_05),
                        verdict(part.substring(part.indexOf(' ') + 1))))
                .toList();
    }

    private static Severity verdict(String word) {
        return switch (word.strip()) {
            case "fatal" -> Severity.ERROR;
            case "error" -> Severity.WARNING;
            case "silent" -> Severity.NOTE;
            default -> throw new IllegalArgumentException("no verdict: " + word);
        };
    }

    private static List<String> lines(String file) {
        String path = "/trainyard/core/lint/" + file;
        try (var in = TableReader.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
