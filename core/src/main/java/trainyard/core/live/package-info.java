/** The observed cluster: the queries, their parsers, the one poller of a cluster, and the snapshots it publishes. */
@NullMarked
package trainyard.core.live;

import org.jspecify.annotations.NullMarked;
