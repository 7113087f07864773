/** Gathers the evidence of a job over SSH. */
@NullMarked
package trainyard.core.diagnose.gather;

import org.jspecify.annotations.NullMarked;
