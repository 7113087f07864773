package trainyard.app.diagnosis;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import trainyard.app.kit.Column;
import trainyard.app.kit.Look;
import trainyard.app.kit.NaturalOrder;
import trainyard.app.kit.RowFilter;
import trainyard.app.kit.Times;

/** What the list of failures says of each. */
final class FailureColumns {
    private FailureColumns() {}

    static List<Column<FailedJob>> all(Clock clock) {
        return List.of(
                Column.<FailedJob>code(
                                "Job",
                                104,
                                job -> job.row().id(),
                                Comparator.comparing(job -> job.row().id(), NaturalOrder.NAMES))
                        .atLeast(88),
                Column.<FailedJob>text("Name", 150, job -> job.row().name())
                        .atLeast(96)
                        .yielding(3),
                Column.<FailedJob>text("User", 88, job -> job.row().user()).atLeast(72),
                Column.state(
                        "State",
                        146,
                        job -> Look.of(job.row().state()),
                        job -> job.row().state().text() + ", exit code "
                                + job.row().exitCode(),
                        Comparator.comparing(job -> job.row().state().text())),
                Column.<FailedJob>time(
                        "Ended",
                        96,
                        job -> job.row()
                                .ended()
                                .map(time -> Times.ago(time, clock.instant()))
                                .orElse(""),
                        job -> job.row().ended()),
                Column.<FailedJob>code(
                                "Nodes",
                                132,
                                job -> job.row().nodeList(),
                                Comparator.comparing(job -> job.row().nodeList(), NaturalOrder.NAMES))
                        .yielding(5)
                        .atLeast(88),
                verdict(),
                Column.<FailedJob>text("Confidence", 100, FailureColumns::confidence)
                        .yielding(6),
                Column.<FailedJob>code(
                                "Blamed",
                                150,
                                job -> job.verdict().map(Verdict::blamedShort).orElse(""),
                                Comparator.comparing(
                                        job -> job.verdict()
                                                .map(Verdict::blamedShort)
                                                .orElse(""),
                                        NaturalOrder.NAMES))
                        .yielding(4)
                        .atLeast(100));
    }

    private static Column<FailedJob> verdict() {
        return Column.<FailedJob>state(
                        "Verdict",
                        300,
                        FailureColumns::look,
                        job -> job.verdict()
                                .map(verdict -> verdict.title() + " ("
                                        + verdict.confidence().word() + ")")
                                .orElse(job.doing()),
                        Comparator.comparing(job -> look(job).word()))
                .growing()
                .atLeast(190);
    }

    static Look look(FailedJob job) {
        if (job.verdict().isPresent()) {
            return Looks.of(job.verdict().get());
        }
        return switch (job.doing()) {
            case "" -> new Look("not looked at yet", "mdi2d-dots-horizontal", "verdict-none");
            case "diagnosing" -> new Look("diagnosing…", "mdi2p-progress-clock", "verdict-doing");
            default -> new Look("could not be diagnosed", "mdi2a-alert-outline", "role-messenger");
        };
    }

    private static String confidence(FailedJob job) {
        return job.verdict().map(verdict -> verdict.confidence().word()).orElse("");
    }

    static RowFilter<FailedJob> filter() {
        return new RowFilter<FailedJob>()
                .part("job", job -> job.row().id())
                .part("name", job -> job.row().name())
                .part("user", job -> job.row().user())
                .whole("state", job -> Look.of(job.row().state()).word())
                .hosts("node", job -> job.row().nodeList())
                .part("partition", job -> job.row().partition())
                .part("account", job -> job.row().account())
                .part("hour", job -> String.join(" ", FailurePatterns.hour(job.row())))
                .part("verdict", job -> job.verdict().map(Verdict::title).orElse(""))
                .part("cause", job -> job.verdict().map(Verdict::cause).orElse(""))
                .whole("confidence", FailureColumns::confidence)
                .part("blamed", job -> job.verdict().map(Verdict::blamedWords).orElse(""));
    }
}
