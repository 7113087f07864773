/** Why a job failed: evidence is gathered or read, events are found in it by rules, and a report says what they mean. */
@NullMarked
package trainyard.core.diagnose;

import org.jspecify.annotations.NullMarked;
