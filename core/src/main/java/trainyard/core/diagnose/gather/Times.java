package trainyard.core.diagnose.gather;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import trainyard.core.slurm.SlurmTime;

/** Times as Slurm was asked to write them: {@code 2026-11-24T10:00:00+0100}. */
public final class Times {
    private static final DateTimeFormatter WITH_OFFSET =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx", Locale.ROOT);

    private Times() {}

    /** @param zone of a time without offset */
    public static Optional<Instant> parse(String text, ZoneId zone) {
        try {
            return Optional.of(OffsetDateTime.parse(text, WITH_OFFSET).toInstant());
        } catch (DateTimeException without) {
            return SlurmTime.parse(text, zone);
        }
    }
}
