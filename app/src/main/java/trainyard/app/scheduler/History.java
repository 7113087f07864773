package trainyard.app.scheduler;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import trainyard.core.live.detail.SchedulerHealth;

/** What was seen of one scheduler since it was first looked at, for a day at most. */
final class History {
    /** A day, at one a minute. */
    private static final int MOST = 24 * 60;

    private final Deque<SchedulerHealth> seen = new ArrayDeque<>();

    void add(SchedulerHealth health) {
        seen.addLast(health);
        if (seen.size() > MOST) {
            seen.removeFirst();
        }
    }

    void clear() {
        seen.clear();
    }

    int size() {
        return seen.size();
    }

    /** Oldest first; moments at which Slurm did not tell the figure are left out. */
    List<Double> of(Gauge gauge) {
        return seen.stream()
                .flatMap(health -> gauge.read().apply(health).stream())
                .toList();
    }
}
