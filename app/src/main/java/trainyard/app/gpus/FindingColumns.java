package trainyard.app.gpus;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import trainyard.app.kit.Column;
import trainyard.app.kit.Look;
import trainyard.app.kit.NaturalOrder;
import trainyard.app.kit.Times;
import trainyard.core.metrics.GpuSample.FoldedNote;

/** What the panes below the table say. */
final class FindingColumns {
    private static final Look IDLE = new Look("idle", "mdi2s-sleep", "severity-warning");
    private static final Look PERHAPS = new Look("for now", "mdi2t-timer-sand", "severity-notice");

    private FindingColumns() {}

    static List<Column<IdleRow>> idle(Clock clock) {
        return List.of(
                Column.state(
                        "Verdict",
                        96,
                        row -> row.proven() ? IDLE : PERHAPS,
                        row -> row.proven()
                                ? "Idle in every sample over 15 minutes or more"
                                : "Idle for now: too few samples, or too short a time, to be sure",
                        Comparator.comparing(row -> !row.proven())),
                Column.code("Job", 104, IdleRow::jobIds, Comparator.comparing(IdleRow::jobIds, NaturalOrder.NAMES)),
                Column.<IdleRow>text("Owner", 100, IdleRow::users).yielding(1),
                Column.number("GPUs", "", 68, row -> row.count() + (row.atLeast() ? "+" : ""), IdleRow::count),
                Column.code("Where", 230, IdleRow::where, Comparator.comparing(IdleRow::where, NaturalOrder.NAMES))
                        .atLeast(120),
                Column.<IdleRow>time(
                                "Since",
                                84,
                                row -> Times.ago(row.since(), clock.instant()),
                                row -> Optional.of(row.since()))
                        .yielding(2),
                Column.<IdleRow>text("Seen", 190, IdleRow::seen).growing().yielding(3));
    }

    static List<Column<FoldedNote>> notes() {
        return List.of(
                Column.code(
                        "Nodes", 150, FoldedNote::nodes, Comparator.comparing(FoldedNote::nodes, NaturalOrder.NAMES)),
                Column.<FoldedNote>text("What could not be read, and why", 400, FoldedNote::sentence)
                        .growing());
    }
}
