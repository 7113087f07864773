/** Benchmarks, each beside a baseline measured in the same run. Figures to compare, never a test. */
@NullMarked
package trainyard.app.bench;

import org.jspecify.annotations.NullMarked;
