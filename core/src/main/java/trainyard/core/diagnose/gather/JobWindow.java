package trainyard.core.diagnose.gather;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When a job was there. In logs its first and its last minutes are of interest, and what names it in between.
 *
 * @param begin shortly before it began
 * @param begun shortly after
 * @param ending some minutes before it ended
 * @param end shortly after
 */
record JobWindow(Instant begin, Instant begun, Instant ending, Instant end) {
    private static final Duration MARGIN = Duration.ofMinutes(2);
    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration LAST = Duration.ofMinutes(15);

    static JobWindow of(Subject subject, Instant now) {
        Instant end = subject.ended().orElse(now);
        Instant start = subject.started().or(subject::submitted).orElse(end.minus(LAST));
        Instant begin = start.minus(MARGIN);
        Instant ending = end.minus(LAST);
        return new JobWindow(begin, start.plus(START), ending.isBefore(begin) ? begin : ending, end.plus(MARGIN));
    }

    /** As the scripts take it. */
    List<String> seconds() {
        return List.of(
                Long.toString(begin.getEpochSecond()),
                Long.toString(begun.getEpochSecond()),
                Long.toString(ending.getEpochSecond()),
                Long.toString(end.getEpochSecond()));
    }
}
