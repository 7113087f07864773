package trainyard.core.demo;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/**
 * How the environment of a command wants Slurm's output: SLURM_TIME_FORMAT and SLURM_BITSTR_LEN.
 *
 * @param epochTimes whether times are seconds since 1970, else the controller's local time
 * @param offsets whether the local time has its offset behind it
 * @param taskWidth where the task list of an array is cut; 0 for nowhere
 */
record Wording(boolean epochTimes, boolean offsets, int taskWidth, ZoneId zone) {
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter WITH_OFFSET =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx", Locale.ROOT);
    private static final DateTimeFormatter LONG =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH);
    private static final int SLURM_TASK_WIDTH = 64;

    static Wording of(Map<String, String> environment, ZoneId zone) {
        String width = environment.getOrDefault("SLURM_BITSTR_LEN", "");
        boolean number = !width.isEmpty() && width.length() < 9 && width.chars().allMatch(Character::isDigit);
        return new Wording(
                "%s".equals(environment.get("SLURM_TIME_FORMAT")),
                "%Y-%m-%dT%H:%M:%S%z".equals(environment.get("SLURM_TIME_FORMAT")),
                number ? Integer.parseInt(width) : SLURM_TASK_WIDTH,
                zone);
    }

    String time(long seconds) {
        return epochTimes
                ? Long.toString(seconds)
                : (offsets ? WITH_OFFSET : ISO)
                        .format(Instant.ofEpochSecond(seconds).atZone(zone));
    }

    /** As ctime(3): {@code Mon Nov 23 18:14:20 2026}. */
    String longTime(long seconds) {
        return LONG.format(Instant.ofEpochSecond(seconds).atZone(zone));
    }

    /** A point in time, or Slurm's word for one that is not known. */
    String time(long seconds, String unknown) {
        return seconds == 0 ? unknown : time(seconds);
    }

    String tasks(String expression) {
        return taskWidth == 0 || expression.length() <= taskWidth
                ? expression
                : expression.substring(0, taskWidth) + "...";
    }
}
