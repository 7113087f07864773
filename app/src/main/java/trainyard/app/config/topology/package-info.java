/** How the plan's nodes are connected: a tree of switches, or blocks. */
@NullMarked
package trainyard.app.config.topology;

import org.jspecify.annotations.NullMarked;
