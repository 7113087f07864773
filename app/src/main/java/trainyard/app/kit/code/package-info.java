/** Text as code: shown and edited line by line, coloured, numbered and marked. */
@NullMarked
package trainyard.app.kit.code;

import org.jspecify.annotations.NullMarked;
