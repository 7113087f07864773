package trainyard.app.config.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import trainyard.core.lint.Finding;

/** Puts findings into one row that differ in their numbers and places only: one mistake in hundreds of nodes. */
final class Folding {
    /** Fewer than this are shown one by one. */
    static final int MANY = 4;

    private static final Pattern NUMBERS = Pattern.compile("[0-9]+|\\b[0-9a-f]{2,4}(?=[:.])");

    /** What findings of one row share. */
    private record Alike(String rule, String severity, String message, String mend) {
        static Alike of(Finding finding) {
            return new Alike(
                    finding.rule(),
                    finding.severity().word(),
                    NUMBERS.matcher(finding.message()).replaceAll("#"),
                    NUMBERS.matcher(finding.mend()).replaceAll("#"));
        }
    }

    private Folding() {}

    /** @param places where the plan's nodes stand */
    static List<FoundRow> rows(List<Finding> findings, NodePlaces places) {
        Map<Alike, List<Finding>> alike =
                findings.stream().collect(Collectors.groupingBy(Alike::of, LinkedHashMap::new, Collectors.toList()));
        var rows = new ArrayList<FoundRow>();
        var seen = new HashMap<String, Integer>();
        alike.forEach((what, same) -> {
            if (same.size() >= MANY) {
                rows.add(row(what.toString(), same, places));
            } else {
                same.forEach(one -> {
                    String name = one.rule() + " " + one.message();
                    int before = seen.merge(name, 1, Integer::sum);
                    rows.add(row(name + " " + before, List.of(one), places));
                });
            }
        });
        return List.copyOf(rows);
    }

    private static FoundRow row(String key, List<Finding> findings, NodePlaces places) {
        var nodes = new LinkedHashSet<String>();
        findings.forEach(finding -> finding.plan().flatMap(places::at).ifPresent(nodes::add));
        return new FoundRow(key, List.copyOf(findings), List.copyOf(nodes));
    }
}
