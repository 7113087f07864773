package trainyard.app.kit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times as a person reads them. */
public final class Times {
    private static final DateTimeFormatter WHOLE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private Times() {}

    /** {@code 3 s ago}, {@code 2 h ago}, or {@code in 5 min} for a time to come. */
    public static String ago(Instant time, Instant now) {
        Duration distance = Duration.between(time, now);
        if (distance.isNegative()) {
            return "in " + rough(Duration.between(now, time));
        }
        return distance.toSeconds() == 0 ? "now" : rough(distance) + " ago";
    }

    /** The largest unit alone: {@code 45 s}, {@code 12 min}, {@code 5 h}, {@code 3 d}. */
    public static String rough(Duration duration) {
        if (duration.toMinutes() < 1) {
            return duration.toSeconds() + " s";
        }
        if (duration.toHours() < 1) {
            return duration.toMinutes() + " min";
        }
        return duration.toDays() < 2 ? duration.toHours() + " h" : duration.toDays() + " d";
    }

    /** The two largest units: {@code 45 s}, {@code 12 min}, {@code 1 h 54 min}, {@code 3 d 4 h}. */
    public static String length(Duration duration) {
        if (duration.toHours() < 1) {
            return rough(duration);
        }
        return duration.toDays() < 1
                ? two(duration.toHours() + " h", duration.toMinutesPart(), "min")
                : two(duration.toDays() + " d", duration.toHoursPart(), "h");
    }

    private static String two(String large, int small, String unit) {
        return small == 0 ? large : large + " " + small + " " + unit;
    }

    /** Date and time to the second, in this machine's time zone. */
    public static String absolute(Instant time) {
        return WHOLE.format(time.atZone(ZoneId.systemDefault()));
    }

    /** Hours and minutes, with the day where that is not today: {@code 10:32}, {@code yesterday 10:32}. */
    public static String dayAndClock(Instant time, Instant now) {
        var zone = ZoneId.systemDefault();
        var day = LocalDate.ofInstant(time, zone);
        long days = ChronoUnit.DAYS.between(LocalDate.ofInstant(now, zone), day);
        String word = days == 0 ? "" : days == -1 ? "yesterday " : days == 1 ? "tomorrow " : day + " ";
        return word + clock(time);
    }

    /** Hours and minutes, in this machine's time zone. */
    public static String clock(Instant time) {
        return CLOCK.format(time.atZone(ZoneId.systemDefault()));
    }
}
