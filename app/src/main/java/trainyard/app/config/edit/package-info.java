/** The plan that is being edited, as the parts of the screen see and change it. */
@NullMarked
package trainyard.app.config.edit;

import org.jspecify.annotations.NullMarked;
