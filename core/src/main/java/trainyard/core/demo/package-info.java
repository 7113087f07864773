/** The embedded demo cluster, reached over real SSH on a loopback port inside this process. */
@NullMarked
package trainyard.core.demo;

import org.jspecify.annotations.NullMarked;
