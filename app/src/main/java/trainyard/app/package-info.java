/** The program's two doors: the window and the command line. */
@NullMarked
package trainyard.app;

import org.jspecify.annotations.NullMarked;
