package trainyard.core.slurm;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Points in time as Slurm's commands print them.
 *
 * <p>With {@code SLURM_TIME_FORMAT=%s} they are seconds since 1970, which needs no time zone; without it they are the
 * controller's local time.
 */
public final class SlurmTime {
    private SlurmTime() {}

    /** Reads either form; empty for {@code N/A}, {@code None}, {@code Unknown} and anything else that is no time. */
    public static Optional<Instant> parse(String text, ZoneId controllerZone) {
        if (text.isEmpty() || text.charAt(0) < '0' || text.charAt(0) > '9') {
            return Optional.empty();
        }
        try {
            if (text.indexOf('T') < 0) {
                long seconds = Long.parseLong(text);
                return seconds == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
            }
            return Optional.of(LocalDateTime.parse(text).atZone(controllerZone).toInstant());
        } catch (NumberFormatException | DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
