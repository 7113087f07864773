package trainyard.core.diagnose;

import java.util.Optional;

/**
 * A line of the time line.
 *
 * @param rule the id of the rule that found it
 * @param cause the slug that it points at; empty for none
 * @param node and {@code rank}: where it happened; empty where it is not told
 * @param times how often the like was seen there
 * @param decisive whether it carries the report
 */
public record Happening(
        EvidenceLine evidence,
        Role role,
        String rule,
        String cause,
        Optional<String> node,
        Optional<Integer> rank,
        long times,
        boolean decisive) {}
