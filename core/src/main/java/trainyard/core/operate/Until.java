package trainyard.core.operate;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** A point in time to come, as people write it. */
public final class Until {
    private static final Pattern SHORT = Pattern.compile("(?<number>[0-9]{1,6})(?<unit>[smhd])");

    private Until() {}

    /**
     * How long it is until then.
     *
     * @param text {@code 90m}, {@code 8h}, {@code 2d}, ISO 8601's {@code PT90M}, {@code 2026-03-02T18:00} in this
     *     machine's zone, {@code 2026-03-02T18:00+01:00}
     */
    public static Duration parse(String text, Clock clock) {
        var brief = SHORT.matcher(text);
        if (brief.matches()) {
            long number = Long.parseLong(brief.group("number"));
            return switch (brief.group("unit")) {
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            };
        }
        try {
            return text.startsWith("P") ? Duration.parse(text) : Duration.between(clock.instant(), time(text, clock));
        } catch (DateTimeException notATime) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no time: write 2026-03-02T18:00, or how long from now, such as 90m, 8h or 2d.",
                    notATime);
        }
    }

    private static Instant time(String text, Clock clock) {
        boolean zoned = text.endsWith("Z") || text.matches(".*T.*[+-][0-9:]+");
        return zoned
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).atZone(clock.getZone()).toInstant();
    }
}
