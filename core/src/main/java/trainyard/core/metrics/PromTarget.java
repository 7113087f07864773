package trainyard.core.metrics;

import java.time.Instant;
import java.util.Optional;

/**
 * What Prometheus asks.
 *
 * @param health {@code up}, {@code down} or {@code unknown} before the first answer
 * @param error why it is down; empty when it is up
 * @param asked the last time; nothing before the first
 */
public record PromTarget(
        String job, String instance, String url, String health, String error, Optional<Instant> asked) {
    public boolean isUp() {
        return health.equals("up");
    }
}
