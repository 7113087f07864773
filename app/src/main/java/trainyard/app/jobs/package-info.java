/** The table of jobs. */
@NullMarked
package trainyard.app.jobs;

import org.jspecify.annotations.NullMarked;
