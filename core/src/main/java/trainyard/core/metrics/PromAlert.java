package trainyard.core.metrics;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An alert whose condition holds.
 *
 * @param state {@code pending} until the condition has held as long as its rule asks, then {@code firing}
 * @param labels the series' and the rule's, {@code severity} among them
 * @param summary a sentence for people; empty where the rule has none
 * @param description what to do; empty where the rule has none
 * @param since when the condition was first seen
 */
public record PromAlert(
        String name,
        String state,
        Map<String, String> labels,
        String summary,
        String description,
        Optional<Instant> since) {
    public PromAlert {
        labels = Map.copyOf(labels);
    }

    public boolean isFiring() {
        return state.equals("firing");
    }
}
