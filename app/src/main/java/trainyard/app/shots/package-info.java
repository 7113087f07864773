/** Screens as PNG files, without a display. */
@NullMarked
package trainyard.app.shots;

import org.jspecify.annotations.NullMarked;
