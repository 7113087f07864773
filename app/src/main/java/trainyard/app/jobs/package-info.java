/** The tables of jobs, and the page on one. */
@NullMarked
package trainyard.app.jobs;

import org.jspecify.annotations.NullMarked;
