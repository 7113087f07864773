/** Jobs are composed: a form and the script that comes of it, whether and when it can run, and its way to the cluster. */
@NullMarked
package trainyard.app.composer;

import org.jspecify.annotations.NullMarked;
