/**
 * A job's output as it is written: a file on the cluster followed over SSH in bounded memory, and the text of a
 * terminal made into lines.
 */
@NullMarked
package trainyard.core.live.output;

import org.jspecify.annotations.NullMarked;
