package trainyard.app.overview;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import trainyard.app.kit.Look;
import trainyard.app.kit.StackedArea.Column;
import trainyard.app.kit.Times;
import trainyard.core.live.past.Moment;

/**
 * A figure's parts over time.
 *
 * @param looks of the parts that were more than zero at any time, the lowest first
 * @param times of the columns
 */
record Course(List<Look> looks, List<Column> columns, List<Instant> times) {
    static final Course NONE = new Course(List.of(), List.of(), List.of());

    /** A history that has just begun fills a part of the width only, and grows from the right. */
    private static final Duration LEAST = Duration.ofMinutes(10);

    /** A part and how much of it there is at a moment. */
    record Part(Look look, Function<Moment, Integer> count) {}

    /** @param moments oldest first */
    static Course of(List<Moment> moments, List<Part> parts) {
        var present = parts.stream()
                .filter(part -> moments.stream().anyMatch(moment -> part.count().apply(moment) > 0))
                .toList();
        if (present.isEmpty()) {
            return NONE;
        }
        Instant end = moments.getLast().at();
        Instant begin = moments.getFirst().at();
        double seconds =
                Math.max(LEAST.toSeconds(), Duration.between(begin, end).toSeconds());
        return new Course(
                present.stream().map(Part::look).toList(),
                moments.stream()
                        .map(moment -> new Column(
                                1 - Duration.between(moment.at(), end).toSeconds() / seconds,
                                moment.afterGap(),
                                present.stream()
                                        .map(part -> (double) part.count().apply(moment))
                                        .toList()))
                        .toList(),
                moments.stream().map(Moment::at).toList());
    }

    boolean isEmpty() {
        return columns.isEmpty();
    }

    /** How long it goes back: {@code since 10:32}. */
    String since(Instant now) {
        return isEmpty() ? "" : "since " + Times.dayAndClock(times.getFirst(), now);
    }

    /** What was there, by the place of a pointer from 0 to 1: {@code 10:40: 3 idle, 1 down}. */
    String at(double place, Instant now) {
        int nearest = IntStream.range(0, columns.size())
                .boxed()
                .min((one, other) -> Double.compare(distance(one, place), distance(other, place)))
                .orElse(-1);
        if (nearest < 0 || isInGap(nearest, place)) {
            return "not known: nobody looked then";
        }
        var amounts = columns.get(nearest).amounts();
        return Times.dayAndClock(times.get(nearest), now) + ": "
                + IntStream.range(0, looks.size())
                        .filter(part -> amounts.get(part) > 0)
                        .mapToObj(part -> "%,.0f %s"
                                .formatted(amounts.get(part), looks.get(part).word()))
                        .collect(Collectors.joining(", "));
    }

    private boolean isInGap(int nearest, double place) {
        double at = columns.get(nearest).at();
        boolean before = place < at && columns.get(nearest).afterGap();
        boolean behind = place > at
                && nearest + 1 < columns.size()
                && columns.get(nearest + 1).afterGap();
        boolean tooEarly = place < at && nearest == 0;
        return Math.abs(place - at) > 0.005 && (before || behind || tooEarly);
    }

    private double distance(int column, double place) {
        return Math.abs(columns.get(column).at() - place);
    }
}
