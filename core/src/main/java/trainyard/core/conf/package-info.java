/** Slurm's configuration files as text: what each line says and where it stands. Knows no key and no version. */
@NullMarked
package trainyard.core.conf;

import org.jspecify.annotations.NullMarked;
