/** The table of nodes. */
@NullMarked
package trainyard.app.nodes;

import org.jspecify.annotations.NullMarked;
