/** The table of partitions. */
@NullMarked
package trainyard.app.partitions;

import org.jspecify.annotations.NullMarked;
