/** Why jobs failed and nodes are out of service: the list, the report of one, and what watches for more. */
@NullMarked
package trainyard.app.diagnosis;

import org.jspecify.annotations.NullMarked;
