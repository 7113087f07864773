package trainyard.core.plan.edit;

import java.util.Optional;

/**
 * One value that two plans differ in.
 *
 * @param at nodes and partitions stand by name in it, not by their place in the list
 * @param before empty where the value came
 * @param after empty where the value went
 */
public record Difference(Meaning at, Optional<Data> before, Optional<Data> after) {}
