package trainyard.app.monitoring;

import java.time.Duration;
import trainyard.core.metrics.PromSeries;

/**
 * What is asked for one or more curves of a chart.
 *
 * @param expression in PromQL; {@code $window} is how far its rates look back
 * @param word the curve's name, or what stands before the label's value
 * @param label whose values tell the curves apart; empty where there is one curve
 * @param colour of the one curve, from 0 to 7: as near to its state's on other screens as a line can be
 */
record Line(String expression, String word, String label, int colour) {
    /** More cannot be told apart, and a thousand of them would be megabytes each time. */
    static final int MOST = 50;

    static final int BLUE = 4;
    static final int GREY = 7;
    static final int AMBER = 1;
    static final int RED = 0;
    static final int SKY = 3;
    static final int GREEN = 2;
    static final int PURPLE = 5;

    private static final int COLOURS = 8;
    /** One node alone is not drawn in the colour of trouble. */
    private static final int FIRST = BLUE;

    private static final Duration LEAST_WINDOW = Duration.ofMinutes(1);

    static Line one(String word, int colour, String expression) {
        return new Line(expression, word, "", colour);
    }

    static Line each(String word, String label, String expression) {
        return new Line(expression, word, label, 0);
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

    /** A curve's colour. @param number of the curve among those of this line */
    int colour(int number) {
        return label.isEmpty() ? colour : (FIRST + number) % COLOURS;
    }

    String name(PromSeries series) {
        return label.isEmpty() ? word : (word + " " + series.label(label)).strip();
    }
}
