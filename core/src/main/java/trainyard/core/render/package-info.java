/** The bundle: every file that a plan becomes for one version of Slurm. */
@NullMarked
package trainyard.core.render;

import org.jspecify.annotations.NullMarked;
