package trainyard.app.monitoring;

import java.time.Duration;

/** How far back the charts go. */
enum TimeRange {
    HOUR("1 h", Duration.ofHours(1), Duration.ofSeconds(15), Duration.ofMinutes(15)),
    SIX_HOURS("6 h", Duration.ofHours(6), Duration.ofMinutes(1), Duration.ofHours(1)),
    DAY("24 h", Duration.ofDays(1), Duration.ofMinutes(5), Duration.ofHours(6)),
    WEEK("7 d", Duration.ofDays(7), Duration.ofMinutes(30), Duration.ofDays(1));

    private final String word;
    private final Duration length;
    private final Duration step;
    private final Duration tick;

    TimeRange(String word, Duration length, Duration step, Duration tick) {
        this.word = word;
        this.length = length;
        this.step = step;
        this.tick = tick;
    }

    String word() {
        return word;
    }

    Duration length() {
        return length;
    }

    /** Between two samples of a curve: some 300 for each, whatever the range. */
    Duration step() {
        return step;
    }

    /** Between two marks of the time axis. */
    Duration tick() {
        return tick;
    }
}
