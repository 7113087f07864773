/** What lint says of the plan that is open, or of a folder of Slurm's files, and the mends that can be made at once. */
@NullMarked
package trainyard.app.config.lint;

import org.jspecify.annotations.NullMarked;
