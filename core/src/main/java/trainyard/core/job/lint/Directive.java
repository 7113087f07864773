package trainyard.core.job.lint;

import trainyard.core.conf.Place;

/**
 * A line that is meant for sbatch.
 *
 * @param text what stands after {@code #SBATCH}
 * @param read whether sbatch reads it: nothing that is run stands before it
 */
record Directive(Place at, String text, boolean read) {}
