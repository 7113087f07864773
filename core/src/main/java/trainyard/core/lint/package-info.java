/** What Slurm of a given version will say to a configuration, before it gets it. */
@NullMarked
package trainyard.core.lint;

import org.jspecify.annotations.NullMarked;
