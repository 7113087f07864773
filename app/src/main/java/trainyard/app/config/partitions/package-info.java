/** The plan's partitions and which nodes they hold: a board to drag nodes on, and each partition's attributes. */
@NullMarked
package trainyard.app.config.partitions;

import org.jspecify.annotations.NullMarked;
