/**
 * What each layer says of a node's GPUs, from the plan to {@code scontrol show node}: the truth table, which names the
 * first layer that disagrees, and the probe, which offers a node's values for the plan. Everything here only reads.
 */
@NullMarked
package trainyard.core.truth;

import org.jspecify.annotations.NullMarked;
