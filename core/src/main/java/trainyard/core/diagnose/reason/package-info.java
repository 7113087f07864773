/** Tells cause from after-effect. */
@NullMarked
package trainyard.core.diagnose.reason;

import org.jspecify.annotations.NullMarked;
