/** The scheduler's health, and what binds all jobs: reservations, licences, limits. */
@NullMarked
package trainyard.app.scheduler;

import org.jspecify.annotations.NullMarked;
