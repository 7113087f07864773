package trainyard.core.job.scalarlm;

import java.util.Map;
import java.util.Optional;

/**
 * How a ScalarLM server is.
 *
 * @param all {@code up}, {@code mixed} or {@code down}, in the server's own judgement
 * @param parts its parts in its own order; which there are depends on its version
 */
public record Health(String all, Map<String, Part> parts) {
    /** @param reason why it is down, where the server says so */
    public record Part(String state, Optional<String> reason) {}

    public boolean isUp() {
        return all.equals("up");
    }
}
