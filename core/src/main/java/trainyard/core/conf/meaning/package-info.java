/** What configurations mean, whatever order and form they are written in, and what two of them differ in. */
@NullMarked
package trainyard.core.conf.meaning;

import org.jspecify.annotations.NullMarked;
