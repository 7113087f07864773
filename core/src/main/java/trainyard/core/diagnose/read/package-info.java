/** Reads evidence as a stream and finds events in it. */
@NullMarked
package trainyard.core.diagnose.read;

import org.jspecify.annotations.NullMarked;
