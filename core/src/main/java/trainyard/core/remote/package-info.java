/** Other machines over SSH: run an argument list, stream lines, carry files, forward ports, with host keys verified always. */
@NullMarked
package trainyard.core.remote;

import org.jspecify.annotations.NullMarked;
