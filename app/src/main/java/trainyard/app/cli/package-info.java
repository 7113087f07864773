/** The command line. Nothing here loads JavaFX before a command needs it. */
@NullMarked
package trainyard.app.cli;

import org.jspecify.annotations.NullMarked;
