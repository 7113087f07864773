package trainyard.core.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the console knows of a cluster now: the newest snapshot, and how far it can be trusted.
 *
 * @param snapshot empty until the first refresh has succeeded
 * @param trouble why the newest refresh failed; empty while all is well
 * @param refreshTook how long the newest successful refresh took, from asking to the finished snapshot
 * @param interval the pause that the poller keeps between refreshes at present
 */
public record LiveView(
        Optional<Snapshot> snapshot, Optional<Trouble> trouble, Duration refreshTook, Duration interval) {

    public static final LiveView NOTHING_YET =
            new LiveView(Optional.empty(), Optional.empty(), Duration.ZERO, Duration.ZERO);

    /**
     * A failing cluster or connection.
     *
     * @param sentence what failed, why, and what to do
     * @param since when it began: the age of the data on screen
     * @param nextTry when the console tries again by itself; empty where only a person can mend it
     */
    public record Trouble(String sentence, Instant since, Optional<Instant> nextTry) {}
}
