package trainyard.app.audit;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import trainyard.app.kit.Column;
import trainyard.app.kit.Look;
import trainyard.app.kit.RowFilter;
import trainyard.app.kit.Times;
import trainyard.core.remote.Quoting;
import trainyard.core.settings.AuditEntry;
import trainyard.core.slurm.Hostlist;

/** What the table says of a command that was run, and which words find it. */
final class AuditColumns {
    private AuditColumns() {}

    static List<Column<AuditEntry>> all(Clock clock) {
        return List.of(
                Column.time(
                        "When",
                        110,
                        entry -> Times.ago(entry.time(), clock.instant()),
                        entry -> Optional.of(entry.time())),
                Column.text("Who", 96, AuditEntry::user),
                Column.text("Cluster", 130, AuditEntry::cluster),
                Column.text("Action", 90, AuditEntry::action),
                Column.code("On", 150, AuditColumns::targets, Comparator.comparing(AuditColumns::targets)),
                Column.state(
                        "Result",
                        136,
                        entry -> look(entry.result()),
                        AuditEntry::said,
                        Comparator.comparing(AuditEntry::result)),
                Column.<AuditEntry>code(
                                "Command",
                                260,
                                entry -> Quoting.join(entry.command()),
                                Comparator.comparing(entry -> Quoting.join(entry.command())))
                        .growing(),
                Column.text("Slurm said", 200, AuditEntry::said));
    }

    /** Nodes folded as Slurm writes them; jobs one by one. */
    private static String targets(AuditEntry entry) {
        boolean jobs = entry.targets().stream().allMatch(target -> target.matches("\\d.*"));
        return jobs ? String.join(", ", entry.targets()) : Hostlist.fold(entry.targets());
    }

    private static Look look(String result) {
        return switch (result) {
            case "done" -> new Look("done", "mdi2c-check-circle-outline", "job-completed");
            case "refused" -> new Look("refused", "mdi2c-close-circle", "severity-critical");
            case AuditEntry.BEGUN -> new Look("no end known", "mdi2h-help-circle-outline", "severity-warning");
            default -> new Look(result, "mdi2h-help-circle-outline", "severity-warning");
        };
    }

    static RowFilter<AuditEntry> filter() {
        return new RowFilter<AuditEntry>()
                .part("who", AuditEntry::user)
                .part("cluster", AuditEntry::cluster)
                .whole("action", AuditEntry::action)
                .whole("result", AuditEntry::result)
                .part("on", entry -> String.join(" ", entry.targets()))
                .part("command", entry -> Quoting.join(entry.command()))
                .part("said", AuditEntry::said);
    }
}
