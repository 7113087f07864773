/** The screen of the plan: forms on the left, what they become on the right. */
@NullMarked
package trainyard.app.config;

import org.jspecify.annotations.NullMarked;
