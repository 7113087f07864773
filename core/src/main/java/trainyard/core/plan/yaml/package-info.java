/** YAML as it is written: each value with the place that it takes in the text. SnakeYAML parses; nothing is resolved. */
@NullMarked
package trainyard.core.plan.yaml;

import org.jspecify.annotations.NullMarked;
