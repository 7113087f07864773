package trainyard.app.monitoring;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import trainyard.app.kit.Column;
import trainyard.app.kit.NaturalOrder;
import trainyard.app.kit.Times;
import trainyard.core.metrics.PromAlert;
import trainyard.core.metrics.PromTarget;

/** The columns of the screen's tables. */
final class Tables {
    private Tables() {}

    static List<Column<PromAlert>> alerts(Clock clock) {
        return List.of(
                Column.<PromAlert>state(
                        "Severity",
                        110,
                        alert -> Severity.of(MonitoringModel.severity(alert)),
                        PromAlert::description,
                        Comparator.comparingInt(alert -> MonitoringModel.rank(MonitoringModel.severity(alert)))),
                Column.<PromAlert>time(
                        "Since",
                        120,
                        alert -> alert.since()
                                .map(since -> Times.ago(since, clock.instant()))
                                .orElse(""),
                        PromAlert::since),
                Column.text("Alert", 160, PromAlert::name),
                Column.<PromAlert>text("What", 380, PromAlert::summary)
                        .atLeast(160)
                        .yielding(1),
                Column.<PromAlert>text("What to do", 360, PromAlert::description)
                        .growing());
    }

    static List<Column<PastAlert>> past(Clock clock) {
        return List.of(
                Column.<PastAlert>state(
                        "Severity",
                        110,
                        alert -> Severity.of(alert.severity()),
                        PastAlert::severity,
                        Comparator.comparingInt(alert -> MonitoringModel.rank(alert.severity()))),
                Column.text("Alert", 180, PastAlert::name),
                Column.<PastAlert>code(
                                "On", 220, PastAlert::where, Comparator.comparing(PastAlert::where, NaturalOrder.NAMES))
                        .growing(),
                Column.<PastAlert>time(
                        "Began",
                        140,
                        alert -> Times.dayAndClock(alert.began(), clock.instant()),
                        alert -> Optional.of(alert.began())),
                Column.<PastAlert>time(
                        "Ended",
                        140,
                        alert -> alert.ended()
                                .map(end -> Times.dayAndClock(end, clock.instant()))
                                .orElse("fires still"),
                        PastAlert::ended),
                Column.<PastAlert>number(
                        "Lasted",
                        "",
                        110,
                        alert -> Times.length(alert.length(clock.instant())),
                        alert -> alert.length(clock.instant()).toSeconds()));
    }

    static List<Column<PromTarget>> targets(Clock clock) {
        return List.of(
                Column.<PromTarget>state(
                        "State",
                        90,
                        target -> target.isUp()
                                ? Severity.worded(Severity.QUIET, "up")
                                : Severity.worded(Severity.DOWN, target.health()),
                        PromTarget::error,
                        Comparator.comparing(PromTarget::health)),
                Column.<PromTarget>code(
                        "Machine",
                        160,
                        PromTarget::instance,
                        Comparator.comparing(PromTarget::instance, NaturalOrder.NAMES)),
                Column.text("Job", 120, PromTarget::job),
                Column.<PromTarget>time(
                        "Asked",
                        120,
                        target -> target.asked()
                                .map((Instant at) -> Times.ago(at, clock.instant()))
                                .orElse("never"),
                        PromTarget::asked),
                Column.<PromTarget>text("Why", 300, PromTarget::error).growing(),
                Column.<PromTarget>text("Address", 280, PromTarget::url)
                        .atLeast(160)
                        .yielding(1));
    }
}
