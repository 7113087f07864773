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
    private static final Look PERHAPS = new Look("perhaps", "mdi2t-timer-sand", "severity-notice");

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
                Column.code(
                        "Node",
                        104,
                        row -> row.gpus().node(),
                        Comparator.comparing(row -> row.gpus().node(), NaturalOrder.NAMES)),
                Column.number(
                        "GPU",
                        "",
                        64,
                        FindingColumns::which,
                        row -> row.gpus().index().orElse(-1)),
                Column.code(
                        "Job",
                        88,
                        row -> row.gpus().jobIds(),
                        Comparator.comparing(row -> row.gpus().jobIds(), NaturalOrder.NAMES)),
                Column.text("Owner", 84, row -> row.gpus().users()),
                Column.time(
                        "Since",
                        84,
                        row -> Times.ago(row.gpus().since(), clock.instant()),
                        row -> Optional.of(row.gpus().since())),
                Column.<IdleRow>text("Seen", 220, row -> row.gpus().sentence()).growing());
    }

    static List<Column<FoldedNote>> notes() {
        return List.of(
                Column.code(
                        "Nodes", 150, FoldedNote::nodes, Comparator.comparing(FoldedNote::nodes, NaturalOrder.NAMES)),
                Column.<FoldedNote>text("What could not be read, and why", 400, FoldedNote::sentence)
                        .growing());
    }

    private static String which(IdleRow row) {
        return row.gpus().index().isPresent()
                ? Integer.toString(row.gpus().index().getAsInt())
                : row.gpus().count() + "+";
    }
}
