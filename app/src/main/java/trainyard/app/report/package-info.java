/** What a cluster has and who uses it, as a page to read and to hand on. */
@NullMarked
package trainyard.app.report;

import org.jspecify.annotations.NullMarked;
