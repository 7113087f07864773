/** Texts compared line by line, for the window and the command line. Knows no JavaFX. */
@NullMarked
package trainyard.app.diff;

import org.jspecify.annotations.NullMarked;
