/** The pane on the right: all that is known of the selected node, job or partition. */
@NullMarked
package trainyard.app.inspect;

import org.jspecify.annotations.NullMarked;
