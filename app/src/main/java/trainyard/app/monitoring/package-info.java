/** The screen of what the cluster's Prometheus has measured: charts, alerts, and what it no longer reaches. */
@NullMarked
package trainyard.app.monitoring;

import org.jspecify.annotations.NullMarked;
