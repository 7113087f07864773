/** Reports as documents, evidence as a bundle without secrets, and files of all kinds as evidence. */
@NullMarked
package trainyard.core.diagnose.export;

import org.jspecify.annotations.NullMarked;
