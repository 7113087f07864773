/** Reports as documents, and evidence as a bundle without secrets. */
@NullMarked
package trainyard.core.diagnose.export;

import org.jspecify.annotations.NullMarked;
