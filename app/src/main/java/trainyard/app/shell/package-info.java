/** The window: its frame, the catalogue of screens, the palette, the theme, and the cluster that is open. */
@NullMarked
package trainyard.app.shell;

import org.jspecify.annotations.NullMarked;
