/** What the plan says of the cluster as a whole, in sections. */
@NullMarked
package trainyard.app.config.cluster;

import org.jspecify.annotations.NullMarked;
