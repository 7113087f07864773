package trainyard.app.monitoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import trainyard.core.metrics.PromSeries;

/**
 * A panel with what was measured.
 *
 * @param to the right end of its time axis
 * @param missing why there are no curves, as a sentence; empty where there are
 */
record Chart(Panel panel, TimeRange range, Instant to, List<Curve> curves, String missing) {
    /** So many names fit beside the title. */
    private static final int NAMED = 3;

    Chart {
        curves = List.copyOf(curves);
    }

    /** A curve's value at a moment. @param curve its number in the chart */
    record Reading(int curve, String name, double value) {}

    static List<Curve> curves(Line line, List<PromSeries> answer) {
        var curves = new ArrayList<Curve>();
        for (PromSeries series : answer) {
            var samples = series.samples().stream()
                    .filter(sample -> Double.isFinite(sample.value()))
                    .toList();
            if (!samples.isEmpty()) {
                curves.add(new Curve(line.name(series), line.colour(curves.size()), samples));
            }
        }
        return curves;
    }

    Scale scale() {
        return Scale.of(
                panel.unit(), curves.stream().mapToDouble(Curve::most).max().orElse(0));
    }

    long from() {
        return to.minus(range.length()).toEpochMilli();
    }

    /** The time of the samples nearest to a place on the axis, 0 to 1. */
    long time(double place) {
        long step = range.step().toMillis();
        long wanted =
                from() + Math.round(Math.clamp(place, 0, 1) * range.length().toMillis());
        return to.toEpochMilli() - Math.round((double) (to.toEpochMilli() - wanted) / step) * step;
    }

    /** From 0 at the left to 1 at the right. */
    double place(long time) {
        return (double) (time - from()) / range.length().toMillis();
    }

    /** What the curves were then, the highest first; those in a gap are left out. */
    List<Reading> readings(long time) {
        var found = new ArrayList<Reading>();
        for (int i = 0; i < curves.size(); i++) {
            int number = i;
            Curve curve = curves.get(i);
            curve.at(time, range.step().toMillis())
                    .ifPresent(sample -> found.add(new Reading(number, curve.name(), sample.value())));
        }
        found.sort(Comparator.comparingDouble(Reading::value).reversed());
        return found;
    }

    /** What its curves are, where there are too many for a legend. */
    String about() {
        if (panel.many().isEmpty() || curves.size() <= NAMED) {
            return "";
        }
        return curves.size() >= Line.MOST
                ? "the %d highest %s".formatted(Line.MOST, panel.many())
                : "%d %s".formatted(curves.size(), panel.many());
    }

    /** What the chart says, for those who do not see it. */
    String spoken() {
        if (curves.isEmpty()) {
            return panel.title() + ". " + missing;
        }
        Stream<String> last = curves.stream()
                .map(curve -> curve.name() + " "
                        + panel.unit().text(curve.samples().getLast().value()))
                .limit(8);
        return panel.title() + ", last: " + String.join(", ", last.toList());
    }
}
