package trainyard.core.diagnose.gather;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What {@code date +%s.%N} printed on another machine. */
final class ClockReading {
    private ClockReading() {}

    /** How much that machine's clock is ahead of this one's, as well as the way there allows to tell. */
    static Optional<Duration> ahead(String text, Instant asked) {
        String said = text.strip();
        if (!said.matches("\\d{9,12}\\.\\d{9}")) {
            return Optional.empty();
        }
        long seconds = Long.parseLong(said.substring(0, said.indexOf('.')));
        int nanos = Integer.parseInt(said.substring(said.indexOf('.') + 1));
        return Optional.of(Duration.between(asked, Instant.ofEpochSecond(seconds, nanos)));
    }
}
