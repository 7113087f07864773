/** The way of a job to its cluster: what the cluster has, whether it takes the script, code and script carried there. */
@NullMarked
package trainyard.core.job.submit;

import org.jspecify.annotations.NullMarked;
