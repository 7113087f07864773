/** The cluster as a picture: partitions, nodes and their GPUs, from all of them at once to one card. */
@NullMarked
package trainyard.app.topology;

import org.jspecify.annotations.NullMarked;
