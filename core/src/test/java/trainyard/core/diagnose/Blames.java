package trainyard.core.diagnose;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The blamed things of a report as lines: {@code node compute-02}. */
final class Blames {
    private Blames() {}

    static List<String> of(Report report) {
        return report.blamed().stream()
                .map(blamed -> blamed.kind().word() + " " + blamed.name())
                .toList();
    }

    /** Whether these are blamed, and where nodes are among them no other node. */
    static boolean are(List<String> wanted, Report report) {
        List<String> all = of(report);
        return all.containsAll(wanted) && (nodes(wanted).isEmpty() || nodes(all).equals(nodes(wanted)));
    }

    private static Set<String> nodes(List<String> blames) {
        return blames.stream().filter(blame -> blame.startsWith("node ")).collect(Collectors.toSet());
    }
}
