/** The plan and its files as text: highlighted, compared, and the plan's typed. */
@NullMarked
package trainyard.app.config.text;

import org.jspecify.annotations.NullMarked;
