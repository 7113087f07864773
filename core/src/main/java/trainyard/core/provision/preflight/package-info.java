/** What is looked at on the machines before a run touches anything. It only reads. */
@NullMarked
package trainyard.core.provision.preflight;

import org.jspecify.annotations.NullMarked;
