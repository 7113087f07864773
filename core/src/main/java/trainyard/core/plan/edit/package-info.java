/**
 * Edits of a plan file as the user wrote it: data, applied to the text, each on its own lines; undo; saving, merging,
 * and differences by meaning.
 */
@NullMarked
package trainyard.core.plan.edit;

import org.jspecify.annotations.NullMarked;
