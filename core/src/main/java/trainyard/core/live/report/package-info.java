/** Reports about a snapshot, for people to read and to hand on. */
@NullMarked
package trainyard.core.live.report;

import org.jspecify.annotations.NullMarked;
