/** What will go wrong with a batch script of Slurm, before it is submitted. Scripts are read and never run. */
@NullMarked
package trainyard.core.job.lint;

import org.jspecify.annotations.NullMarked;
