/** What a person does to a cluster: actions as data, what they touch, and the one way in which they are run. */
@NullMarked
package trainyard.core.operate;

import org.jspecify.annotations.NullMarked;
