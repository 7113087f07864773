package trainyard.core.slurm;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Slurm's durations: {@code minutes}, {@code minutes:seconds}, {@code hours:minutes:seconds}, {@code days-hours},
 * {@code days-hours:minutes} and {@code days-hours:minutes:seconds} (sbatch(1), {@code --time}).
 */
public final class TimeLimit {
    private static final Pattern FORM = Pattern.compile("(?:(\\d{1,9})-)?(\\d{1,9})(?::(\\d{1,9}))?(?::(\\d{1,9}))?");

    private TimeLimit() {}

    /** Whether the text is one of Slurm's words for no limit. */
    public static boolean isUnlimited(String text) {
        String word = text.toUpperCase(Locale.ROOT);
        return word.equals("UNLIMITED") || word.equals("INFINITE") || word.equals("NONE") || word.equals("-1");
    }

    /** Reads a duration; empty for no limit and for text that is none. */
    public static Optional<Duration> parse(String text) {
        var match = FORM.matcher(text.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        boolean days = match.group(1) != null;
        long first = Long.parseLong(match.group(2));
        boolean second = match.group(3) != null;
        boolean third = match.group(4) != null;
        Duration whole = days ? Duration.ofDays(Long.parseLong(match.group(1))) : Duration.ZERO;
        // Without days, two numbers are minutes:seconds; with days they are hours:minutes.
        if (days || third) {
            whole = whole.plusHours(first);
            whole = second ? whole.plusMinutes(Long.parseLong(match.group(3))) : whole;
            whole = third ? whole.plusSeconds(Long.parseLong(match.group(4))) : whole;
        } else {
            whole = whole.plusMinutes(first);
            whole = second ? whole.plusSeconds(Long.parseLong(match.group(3))) : whole;
        }
        return Optional.of(whole);
    }

    /** Writes a duration as Slurm does: {@code 1-00:00:00}, {@code 00:30:00}. */
    public static String format(Duration duration) {
        String clock =
                "%02d:%02d:%02d".formatted(duration.toHoursPart(), duration.toMinutesPart(), duration.toSecondsPart());
        return duration.toDays() > 0 ? duration.toDays() + "-" + clock : clock;
    }
}
