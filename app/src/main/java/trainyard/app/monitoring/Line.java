package trainyard.app.monitoring;

import java.time.Duration;
import trainyard.core.metrics.PromSeries;

/**
 * What is asked for one or more curves of a chart.
 *
 * @param expression in PromQL; {@code $window} is how far its rates look back
 * @param word the curve's name, or what stands before the label's value
 * @param label whose values tell the curves apart; empty where there is one curve
 */
record Line(String expression, String word, String label) {
    /** More cannot be told apart, and a thousand of them would be megabytes each time. */
    static final int MOST = 50;

    private static final Duration LEAST_WINDOW = Duration.ofMinutes(1);

    static Line one(String word, String expression) {
        return new Line(expression, word, "");
    }

    static Line each(String label, String expression) {
        return new Line(expression, "", label);
    }

    /** The expression for a range; of many curves those that went highest in it ({@code @ end()}: Prometheus 2.33). */
    String query(TimeRange range) {
        Duration twice = range.step().multipliedBy(2);
        Duration window = twice.compareTo(LEAST_WINDOW) < 0 ? LEAST_WINDOW : twice;
        String plain = expression.replace("$window", window.toSeconds() + "s");
        return label.isEmpty()
                ? plain
                : "(%s) and topk(%d, max_over_time((%s)[%ds:%ds] @ end()))"
                        .formatted(
                                plain,
                                MOST,
                                plain,
                                range.length().toSeconds(),
                                Math.max(60, range.step().toSeconds()));
    }

    String name(PromSeries series) {
        return label.isEmpty() ? word : (word + " " + series.label(label)).strip();
    }
}
