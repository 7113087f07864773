package trainyard.app.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import trainyard.core.metrics.PromSeries;

/**
 * A time through which an alert fired, as exact as the samples are apart.
 *
 * @param where what it was about
 * @param ended nothing while it fires still
 */
record PastAlert(String name, String severity, String where, Instant began, Optional<Instant> ended) {
    /** All alerts that fired at some time between two samples are seen, however short. */
    static String query(Duration step) {
        return "max_over_time(ALERTS{alertstate=\"firing\"}[%ds])".formatted(step.toSeconds());
    }

    /** @param to the time of the newest sample that can be there */
    static List<PastAlert> of(List<PromSeries> answer, Instant to, Duration step) {
        var found = new ArrayList<PastAlert>();
        for (PromSeries series : answer) {
            for (var run : new Curve("", 0, series.samples()).runs(step.toMillis())) {
                long last = run.getLast().at();
                boolean over = last < to.toEpochMilli();
                found.add(new PastAlert(
                        series.label("alertname"),
                        series.label("severity"),
                        where(series.labels()),
                        Instant.ofEpochMilli(run.getFirst().at()),
                        over ? Optional.of(Instant.ofEpochMilli(last)) : Optional.empty()));
            }
        }
        found.sort(Comparator.comparing(PastAlert::began).reversed());
        return found;
    }

    /** How long it fired, or does so far. */
    Duration length(Instant now) {
        return Duration.between(began, ended.orElse(now));
    }

    /** {@code partition gpu}, {@code compute-01 GPU 3}, {@code compute-02 /var}. */
    static String where(Map<String, String> labels) {
        if (labels.containsKey("partition")) {
            return "partition " + labels.get("partition");
        }
        String gpu = labels.containsKey("gpu") ? " GPU " + labels.get("gpu") : "";
        String mount = labels.containsKey("mountpoint") ? " " + labels.get("mountpoint") : "";
        return (labels.getOrDefault("instance", "") + gpu + mount).strip();
    }
}
