package trainyard.core.lint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import trainyard.core.conf.ConfFolder;
import trainyard.core.conf.ConfSource;
import trainyard.core.conf.TextEdit;
import trainyard.core.slurm.SlurmVersion;

/**
 * A configuration with every finding mended that has exactly one mend.
 *
 * @param before the files that change, as they were, by the name that the configuration calls them
 * @param after the same files, mended
 * @param left what lint says of the mended configuration
 */
public record Fixes(Map<String, String> before, Map<String, String> after, LintReport left) {
    /** A mend may bring the next one to light; no configuration needs so many rounds. */
    private static final int MOST_ROUNDS = 50;

    public static Fixes of(ConfSource source, SlurmVersion version) {
        var before = new TreeMap<String, String>();
        var after = new TreeMap<String, String>();
        ConfSource mended = name -> {
            Optional<String> changed = Optional.ofNullable(after.get(name));
            return changed.isPresent() ? changed : source.text(name);
        };
        LintReport report = new LintReport(List.of());
        for (int round = 0; round < MOST_ROUNDS; round++) {
            ConfFolder files = ConfFolder.read(mended);
            report = Linter.all().lint(new Configuration(version, files));
            Map<String, List<TextEdit>> edits = edits(report);
            boolean changed = false;
            for (var file : edits.entrySet()) {
                String text = files.file(file.getKey()).orElseThrow().text();
                String next = TextEdit.apply(text, file.getValue());
                changed |= !next.equals(text);
                before.putIfAbsent(file.getKey(), text);
                after.put(file.getKey(), next);
            }
            if (!changed) {
                break;
            }
        }
        before.entrySet().removeIf(file -> file.getValue().equals(after.get(file.getKey())));
        after.keySet().retainAll(before.keySet());
        return new Fixes(before, after, report);
    }

    private static Map<String, List<TextEdit>> edits(LintReport report) {
        var edits = new LinkedHashMap<String, List<TextEdit>>();
        report.findings().stream()
                .flatMap(finding -> finding.fix().stream())
                .flatMap(fix -> fix instanceof Fix.Text text ? text.edits().stream() : Stream.empty())
                .forEach(edit -> edits.computeIfAbsent(edit.from().file(), name -> new ArrayList<>())
                        .add(edit));
        return edits;
    }
}
