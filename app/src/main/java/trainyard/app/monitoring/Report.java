package trainyard.app.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import trainyard.core.metrics.PromAlert;
import trainyard.core.metrics.PromSeries;
import trainyard.core.metrics.PromTarget;
import trainyard.core.metrics.Prometheus;
import trainyard.core.metrics.PrometheusException;

/**
 * All that is asked of Prometheus at one time.
 *
 * @param at by Prometheus' own clock, which this machine's may differ from
 * @param charts one for each panel
 * @param alerts those whose condition holds
 * @param past when which alert fired, the newest first
 */
record Report(
        Instant at,
        TimeRange range,
        List<Chart> charts,
        List<PromAlert> alerts,
        List<PastAlert> past,
        List<PromTarget> targets) {
    /** After this time the charts that are left are left out: a slow Prometheus is not asked more and more. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    static Report ask(Prometheus prometheus, TimeRange range) throws PrometheusException, InterruptedException {
        Instant now = now(prometheus);
        var targets = prometheus.targets();
        var alerts = prometheus.alerts();
        var past = PastAlert.of(
                prometheus.range(PastAlert.query(range.step()), now.minus(range.length()), now, range.step()),
                now,
                range.step());
        return new Report(now, range, charts(prometheus, range, now, targets), alerts, past, targets);
    }

    private static Instant now(Prometheus prometheus) throws PrometheusException, InterruptedException {
        long seconds = (long)
                prometheus.instant("time()").getFirst().samples().getFirst().value();
        return Instant.ofEpochSecond(seconds);
    }

    private static List<Chart> charts(Prometheus prometheus, TimeRange range, Instant now, List<PromTarget> targets)
            throws InterruptedException {
        long step = range.step().toSeconds();
        // On a whole step, so that a curve keeps its samples from one time to the next.
        Instant to = Instant.ofEpochSecond(now.getEpochSecond() / step * step);
        long end = System.nanoTime() + PATIENCE.toNanos();
        var charts = new ArrayList<Chart>();
        for (Panel panel : Panel.ALL) {
            charts.add(
                    System.nanoTime() - end > 0
                            ? new Chart(panel, range, to, List.of(), "Not asked: Prometheus answers slowly.")
                            : chart(prometheus, panel, range, to, targets));
        }
        return List.copyOf(charts);
    }

    private static Chart chart(
            Prometheus prometheus, Panel panel, TimeRange range, Instant to, List<PromTarget> targets)
            throws InterruptedException {
        var curves = new ArrayList<Curve>();
        try {
            for (Line line : panel.lines()) {
                List<PromSeries> answer =
                        prometheus.range(line.query(range), to.minus(range.length()), to, range.step());
                curves.addAll(Chart.curves(line, answer));
            }
        } catch (PrometheusException failure) {
            return new Chart(panel, range, to, List.of(), failure.sentence());
        }
        return new Chart(panel, range, to, curves, curves.isEmpty() ? panel.missing(targets) : "");
    }
}
