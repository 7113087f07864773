/** What the user has set on this workstation: connections and preferences, in the settings folder. Never a secret in clear. */
@NullMarked
package trainyard.core.settings;

import org.jspecify.annotations.NullMarked;
