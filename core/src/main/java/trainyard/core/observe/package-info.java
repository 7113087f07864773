/** A value that changes over time, and the way to watch it. Holds no JavaFX type, so that core can use it. */
@NullMarked
package trainyard.core.observe;

import org.jspecify.annotations.NullMarked;
