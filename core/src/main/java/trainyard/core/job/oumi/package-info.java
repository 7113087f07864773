/** Oumi's launcher: its jobs read and written, and what its client for Slurm needs of a cluster. */
@NullMarked
package trainyard.core.job.oumi;

import org.jspecify.annotations.NullMarked;
