/** ScalarLM, which trains and serves models on a Slurm of its own: a client of its HTTP interface. */
@NullMarked
package trainyard.core.job.scalarlm;

import org.jspecify.annotations.NullMarked;
