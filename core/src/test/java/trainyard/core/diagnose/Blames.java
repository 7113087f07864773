package trainyard.core.diagnose;

import java.util.List;

/** The blamed things of a report as lines: {@code node compute-02}. */
final class Blames {
    private Blames() {}

    static List<String> of(Report report) {
        return report.blamed().stream()
                .map(blamed -> blamed.kind().word() + " " + blamed.name())
                .toList();
    }
}
