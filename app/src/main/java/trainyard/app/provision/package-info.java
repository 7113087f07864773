/** The screen on which a cluster is built: what is run, the matrix that fills as it runs, its log, and past runs. */
@NullMarked
package trainyard.app.provision;

import org.jspecify.annotations.NullMarked;
