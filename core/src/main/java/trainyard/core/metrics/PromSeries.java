package trainyard.core.metrics;

import java.util.List;
import java.util.Map;

/**
 * The values of one series.
 *
 * @param labels its name under {@code __name__}, where the query kept it, and the others, {@code instance} among them
 * @param samples by time, one for an instant query; gaps are left out
 */
public record PromSeries(Map<String, String> labels, List<Sample> samples) {
    public PromSeries {
        labels = Map.copyOf(labels);
        samples = List.copyOf(samples);
    }

    /** A label's value, or nothing where the series does not have it. */
    public String label(String name) {
        return labels.getOrDefault(name, "");
    }

    /**
     * @param at milliseconds since 1970, UTC
     * @param value in the metric's unit; may be NaN or infinite, as after a division by zero
     */
    public record Sample(long at, double value) {}
}
