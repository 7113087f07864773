package trainyard.core.demo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Waiting jobs by falling priority, and who of them waits for which other job. */
final class JobQueue {
    private static final Comparator<SimJob> BY_PRIORITY =
            Comparator.comparingLong((SimJob job) -> -job.priority).thenComparingLong(job -> job.id);

    private final NavigableSet<SimJob> waiting = new TreeSet<>(BY_PRIORITY);
    private final Map<Long, List<SimJob>> dependents = new HashMap<>();

    NavigableSet<SimJob> waiting() {
        return waiting;
    }

    void add(SimJob job) {
        waiting.add(job);
        job.spec.partition().waiting++;
    }

    void remove(SimJob job) {
        if (waiting.remove(job)) {
            job.spec.partition().waiting--;
        }
    }

    void reorder(SimJob job, long priority) {
        remove(job);
        job.priority = priority;
        add(job);
    }

    /** Into another partition, at the place in the queue that its priority gives it there. */
    void move(SimJob job, SimPartition to) {
        remove(job);
        job.spec = job.spec.withPartition(to);
        add(job);
    }

    void setNice(SimJob job, int nice) {
        long priority = job.priority == 0 ? 0 : Math.max(1, job.priority + job.nice - nice);
        if (job.isWaiting()) {
            reorder(job, priority);
        }
        job.nice = nice;
    }

    /** Before all others of its owner. */
    void raise(SimJob job) {
        long highest = waiting.stream()
                .filter(other -> other.spec.user().equals(job.spec.user()))
                .mapToLong(other -> other.priority)
                .max()
                .orElse(0);
        reorder(job, Math.max(job.priority, highest + 1));
    }

    /** Its dependency is taken away. */
    void freeOf(SimJob job, long now) {
        if (job.dependsOn != 0) {
            job.dependsOn = 0;
            job.eligible = now;
            job.reason = "None";
        }
    }

    void makeDependent(SimJob job, SimJob on) {
        job.waitFor(on);
        dependents.computeIfAbsent(on.id, key -> new ArrayList<>()).add(job);
    }

    /** afterok: those who waited for a job may start when it completed, else never will. */
    void dependencyEnded(SimJob ended, long now) {
        List<SimJob> waited = dependents.remove(ended.id);
        if (waited != null) {
            waited.stream().filter(SimJob::isWaiting).forEach(job -> job.dependencyEnded(ended.state, now));
        }
    }

    /** Takes up new job numbers: the order and the dependencies hang on them. */
    void rebuild(Collection<SimJob> jobs) {
        waiting.clear();
        dependents.clear();
        for (SimJob job : jobs) {
            if (job.isWaiting()) {
                waiting.add(job);
            }
            if (job.dependsOn != 0) {
                dependents
                        .computeIfAbsent(job.dependsOn, key -> new ArrayList<>())
                        .add(job);
            }
        }
    }
}
