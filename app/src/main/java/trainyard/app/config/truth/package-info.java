/** What each layer says of the GPUs and the memory of nodes, from the plan to slurmctld, and the first that disagrees. */
@NullMarked
package trainyard.app.config.truth;

import org.jspecify.annotations.NullMarked;
