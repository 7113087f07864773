/** The plan's nodes: their machines, GPUs, other resources and passed-through devices. */
@NullMarked
package trainyard.app.config.nodes;

import org.jspecify.annotations.NullMarked;
