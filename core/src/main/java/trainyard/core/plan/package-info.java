/** The plan file, {@code cluster.yaml}: the desired cluster, with a position for each value and every problem told at once. */
@NullMarked
package trainyard.core.plan;

import org.jspecify.annotations.NullMarked;
