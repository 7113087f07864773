package trainyard.core.live.past;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import trainyard.core.live.LiveView;
import trainyard.core.live.Snapshot;
import trainyard.core.live.SnapshotDiff;
import trainyard.core.live.detail.Daemon;
import trainyard.core.live.detail.SchedulerHealth;
import trainyard.core.observe.Observed;

/**
 * What was seen of one cluster while the console had it open: fed by its refreshes, asks nothing itself. In memory
 * alone, and of bounded size whatever the cluster does. May be used from any thread.
 */
public final class ClusterPast {
    /** Enough for every node of a large cluster to go down and come back; some 200 bytes each. */
    static final int MOST_CHANGES = 20_000;

    /** As many refreshes, and reports of the scheduler, as a judgement of the present is made of. */
    static final int RECENT = 3;

    /** Refreshes that are late by less than this leave no gap: one may wait for slurmctld's locks. */
    private static final Duration LATE = Duration.ofMinutes(1);

    /** A report of the scheduler: {@code sdiag}, and which daemons answered. */
    record Report(Instant at, SchedulerHealth health, List<Daemon> daemons) {}

    private final Thinned totals = new Thinned();
    private final Deque<NodeChange> changes = new ArrayDeque<>();
    private final Deque<Duration> refreshes = new ArrayDeque<>();
    private final Deque<Report> reports = new ArrayDeque<>();
    private Optional<Snapshot> last = Optional.empty();
    private Instant expected = Instant.MAX;
    private Optional<Instant> begun = Optional.empty();

    /** Remembers what is published from now on. */
    public static ClusterPast of(Observed<LiveView> view) {
        var past = new ClusterPast();
        view.watch(past::see);
        return past;
    }

    /** Takes a view in; one without a new snapshot tells nothing. */
    public synchronized void see(LiveView view) {
        view.snapshot()
                .filter(snapshot -> last.map(before -> before != snapshot).orElse(true))
                .ifPresent(snapshot -> take(snapshot, view));
    }

    private void take(Snapshot snapshot, LiveView view) {
        Instant at = snapshot.takenAt();
        boolean afterGap = at.isAfter(expected);
        // The wait for the next one, three times over: hidden clusters do not poll, and failures pause longer.
        expected = at.plus(view.interval().plus(view.refreshTook()).multipliedBy(3))
                .plus(LATE);
        begun = begun.filter(first -> !first.isAfter(at)).or(() -> Optional.of(at));
        totals.add(Moment.of(snapshot, view, afterGap));
        keep(refreshes, view.refreshTook(), RECENT);
        last.filter(before -> before.cluster().equals(snapshot.cluster()))
                .ifPresent(before -> SnapshotDiff.ofNodes(before, snapshot).changed().stream()
                        .flatMap(change -> NodeChange.between(change.before(), change.after(), at).stream())
                        .forEach(change -> keep(changes, change, MOST_CHANGES)));
        last = Optional.of(snapshot);
    }

    /** Takes in what the scheduler was asked for anyway. */
    public synchronized void told(Instant at, SchedulerHealth health, List<Daemon> daemons) {
        keep(reports, new Report(at, health, daemons), RECENT);
    }

    private static <T> void keep(Deque<T> values, T next, int most) {
        values.addLast(next);
        if (values.size() > most) {
            values.removeFirst();
        }
    }

    /** When the first snapshot was taken, however much of what was seen since is still kept. */
    public synchronized Optional<Instant> since() {
        return begun;
    }

    /** The last day at most, oldest first. */
    public synchronized List<Moment> moments() {
        return totals.all();
    }

    /** A node's changes that are still kept, newest first. */
    public synchronized List<NodeChange> changes(String node) {
        return changes.stream()
                .filter(change -> change.node().equals(node))
                .toList()
                .reversed();
    }

    /** How long the last refreshes took, oldest first. */
    synchronized List<Duration> refreshes() {
        return List.copyOf(refreshes);
    }

    /** The last reports of the scheduler, oldest first. */
    synchronized List<Report> reports() {
        return List.copyOf(reports);
    }
}
