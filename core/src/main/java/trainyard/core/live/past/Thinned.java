package trainyard.core.live.past;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Moments that never take more than so much memory: the last hour fine, the last day coarse, nothing older. Of each
 * slot of time the newest one is kept, and a gap before any of the slot.
 */
final class Thinned {
    private static final Duration FINE_FOR = Duration.ofHours(1);
    private static final Duration KEPT_FOR = Duration.ofDays(1);
    private static final long FINE_SECONDS = 10;
    private static final long COARSE_SECONDS = 120;

    /** The most moments that there are at once, however many were added. */
    static final int MOST = (int) (FINE_FOR.toSeconds() / FINE_SECONDS + KEPT_FOR.toSeconds() / COARSE_SECONDS) + 2;

    private final Deque<Moment> fine = new ArrayDeque<>();
    private final Deque<Moment> coarse = new ArrayDeque<>();

    /** Takes one in. What is later than it goes: the clock was set back, and that time comes again. */
    void add(Moment moment) {
        Instant at = moment.at();
        dropLater(fine, at);
        dropLater(coarse, at);
        put(fine, moment, FINE_SECONDS);
        while (fine.getFirst().at().isBefore(at.minus(FINE_FOR))) {
            put(coarse, fine.removeFirst(), COARSE_SECONDS);
        }
        while (!coarse.isEmpty() && coarse.getFirst().at().isBefore(at.minus(KEPT_FOR))) {
            coarse.removeFirst();
        }
    }

    /** Oldest first. */
    List<Moment> all() {
        var all = new ArrayList<Moment>(coarse);
        all.addAll(fine);
        return List.copyOf(all);
    }

    private static void dropLater(Deque<Moment> values, Instant at) {
        while (!values.isEmpty() && values.getLast().at().isAfter(at)) {
            values.removeLast();
        }
    }

    private static void put(Deque<Moment> values, Moment next, long slot) {
        Moment last = values.peekLast();
        if (last != null && slot(last.at(), slot) == slot(next.at(), slot)) {
            values.removeLast();
            values.addLast(next.withGap(last.afterGap() || next.afterGap()));
        } else {
            values.addLast(next);
        }
    }

    private static long slot(Instant at, long seconds) {
        return Math.floorDiv(at.getEpochSecond(), seconds);
    }
}
