package trainyard.app.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import trainyard.app.kit.Times;
import trainyard.core.live.LiveView;
import trainyard.core.live.Snapshot;

/**
 * The words of the status bar.
 *
 * @param version Slurm's; empty while it is not known
 * @param age how old the data is, or since when it is stale
 * @param reason why it is stale; empty while all is well
 */
record StatusText(String version, String age, String reason, boolean stale) {
    /** The answer's own way into the window. */
    private static final Duration ASIDE = Duration.ofSeconds(1);

    static StatusText of(LiveView view, Instant now) {
        String version =
                view.snapshot().map(snapshot -> "Slurm " + snapshot.version()).orElse("");
        if (view.trouble().isPresent()) {
            LiveView.Trouble trouble = view.trouble().get();
            String since = view.snapshot().isPresent()
                    ? "Stale since " + Times.clock(trouble.since())
                    : "No answer since " + Times.clock(trouble.since());
            return new StatusText(version, since + nextTry(trouble.nextTry(), now), trouble.sentence(), true);
        }
        String age = view.snapshot()
                .map(Snapshot::takenAt)
                .map(taken -> isAsFreshAsAsked(taken, view, now) ? "Updated now" : "Updated " + Times.ago(taken, now))
                .orElse("Waiting for the first answer");
        return new StatusText(version, age, "", false);
    }

    /**
     * Whether no newer data could be here: seconds that count up between two refreshes tell nothing, and keep the
     * window drawing.
     */
    private static boolean isAsFreshAsAsked(Instant taken, LiveView view, Instant now) {
        return !taken.plus(view.interval()).plus(view.refreshTook()).plus(ASIDE).isBefore(now);
    }

    private static String nextTry(Optional<Instant> nextTry, Instant now) {
        return nextTry.map(time -> time.isAfter(now) ? ", trying again " + Times.ago(time, now) : ", trying again now")
                .orElse("");
    }
}
