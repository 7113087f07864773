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
                Column.text("Action", 110, AuditEntry::action),
                Column.code(
                        "On",
                        150,
                        entry -> String.join(",", entry.targets()),
                        Comparator.comparing(AuditEntry::action)),
                Column.state(
                        "Result",
                        110,
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
