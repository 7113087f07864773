/** What the console did to clusters: the audit log, searchable. */
@NullMarked
package trainyard.app.audit;

import org.jspecify.annotations.NullMarked;
