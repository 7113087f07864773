/** Jobs of distributed training: from a recipe to a batch script, to the cluster, and to what others' tools read. */
@NullMarked
package trainyard.core.job;

import org.jspecify.annotations.NullMarked;
