/** What the console remembers of a cluster while it is open, in memory and bounded: totals, changes of nodes, refreshes. */
@NullMarked
package trainyard.core.live.past;

import org.jspecify.annotations.NullMarked;
