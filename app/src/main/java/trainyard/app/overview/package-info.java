/** How the cluster does at a glance: nodes, GPUs, jobs, partitions, and what needs attention. */
@NullMarked
package trainyard.app.overview;

import org.jspecify.annotations.NullMarked;
