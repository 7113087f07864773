package trainyard.core.diagnose.gather;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a machine's clock said.
 *
 * @param at when its answer came, by {@link System#nanoTime}
 */
public record ClockReading(Instant said, long at) {
    /** Of an answer of {@code date +%s.%N}. */
    public static Optional<ClockReading> of(ScriptPiece piece) {
        String text = piece.string().strip();
        if (!text.matches("\\d{1,11}\\.\\d{9}")) {
            return Optional.empty();
        }
        int dot = text.indexOf('.');
        return Optional.of(new ClockReading(
                Instant.ofEpochSecond(
                        Long.parseLong(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1))),
                piece.at()));
    }

    /** What it says at another moment. */
    public Instant at(long nanoTime) {
        return said.plusNanos(nanoTime - at);
    }

    /** How much this clock is ahead of another one. The way of both answers is about as long. */
    public Duration aheadOf(ClockReading other) {
        return Duration.between(other.at(at), said);
    }
}
