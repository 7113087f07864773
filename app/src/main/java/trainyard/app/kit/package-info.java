/** What two screens share: places and screens, the bridge to the FX thread, background work, states, tables and small controls. */
@NullMarked
package trainyard.app.kit;

import org.jspecify.annotations.NullMarked;
