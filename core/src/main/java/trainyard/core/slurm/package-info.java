/** Slurm's language: hostlists, GRES and TRES, states, times, versions. Everything here is text in, values out; nothing runs a command. */
@NullMarked
package trainyard.core.slurm;

import org.jspecify.annotations.NullMarked;
