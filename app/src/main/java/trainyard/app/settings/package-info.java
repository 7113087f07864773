/** Connections and appearance. */
@NullMarked
package trainyard.app.settings;

import org.jspecify.annotations.NullMarked;
