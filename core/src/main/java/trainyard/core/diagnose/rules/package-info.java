/** The causes and the rules that find them, read from data. */
@NullMarked
package trainyard.core.diagnose.rules;

import org.jspecify.annotations.NullMarked;
