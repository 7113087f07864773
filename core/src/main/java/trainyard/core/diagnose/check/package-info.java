/** Why a node is out of service. */
@NullMarked
package trainyard.core.diagnose.check;

import org.jspecify.annotations.NullMarked;
