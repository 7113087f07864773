/**
 * What is asked about one thing on demand, beside the snapshots that the poller publishes: a job in full, finished
 * jobs, why a job waits, the scheduler's health, limits, reservations, licences, topology.
 *
 * <p>Each answer keeps what it does not know. Nothing here asks by itself or again.
 */
@NullMarked
package trainyard.core.live.detail;

import org.jspecify.annotations.NullMarked;
