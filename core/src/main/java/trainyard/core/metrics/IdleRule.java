package trainyard.core.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import trainyard.core.live.Job;
import trainyard.core.live.Snapshot;
import trainyard.core.metrics.GpuHistory.Excess;
import trainyard.core.metrics.GpuHistory.Point;
import trainyard.core.metrics.GpuUse.Idle;

/**
 * When GPUs that a job holds count as unused: in every sample over a window, for the same jobs. It finds and tells; it
 * never acts. It asks nothing of accounting.
 *
 * @param window how long at least
 * @param samples how many at least, so that two moments of a pause are no proof
 */
public record IdleRule(Duration window, int samples) {
    public static final IdleRule DEFAULT = new IdleRule(Duration.ofMinutes(15), 3);

    /** What is idle at this one moment; no proof, and to be shown as such. */
    public static final IdleRule NOW = new IdleRule(Duration.ZERO, 1);

    public IdleRule {
        if (window.isNegative() || samples < 1) {
            throw new IllegalArgumentException("a window is not negative and holds at least one sample");
        }
    }

    /** Those of a sample, by what the history tells before it, the longest idle first. */
    public List<IdleGpus> find(GpuSample sample, GpuHistory history, Snapshot snapshot) {
        var found = new ArrayList<IdleGpus>();
        for (GpuUse use : sample.gpus()) {
            if (use.jobs().isEmpty() || use.idle().isEmpty()) {
                continue;
            }
            Set<Long> holding = use.jobs().stream().map(Job::number).collect(Collectors.toSet());
            List<Point> run = run(
                    history.of(use),
                    point -> point.jobs().equals(holding) && point.idle().isPresent());
            if (isEnough(run.stream().map(Point::at).toList())) {
                found.add(new IdleGpus(
                        use.node(),
                        use.gpu().index(),
                        1,
                        use.jobs(),
                        run.getFirst().at(),
                        run.size(),
                        run.stream().allMatch(point -> point.idle().equals(Optional.of(Idle.NO_PROCESS)))
                                ? Idle.NO_PROCESS
                                : Idle.NO_USE));
            }
        }
        found.addAll(onNodes(sample, history, snapshot));
        found.sort((one, other) -> one.since().compareTo(other.since()));
        return List.copyOf(found);
    }

    private List<IdleGpus> onNodes(GpuSample sample, GpuHistory history, Snapshot snapshot) {
        Map<Long, Job> jobs = new HashMap<>();
        snapshot.jobs().forEach(job -> jobs.put(job.number(), job));
        var found = new ArrayList<IdleGpus>();
        sample.surplus().forEach((node, now) -> {
            List<Excess> run = run(
                    history.nodes().getOrDefault(node, List.of()),
                    excess -> excess.surplus()
                            .filter(then -> then.jobs().equals(now.jobs()))
                            .isPresent());
            if (isEnough(run.stream().map(Excess::at).toList())) {
                int least = run.stream()
                        .flatMap(excess -> excess.surplus().stream())
                        .mapToInt(GpuSample.Surplus::gpus)
                        .min()
                        .orElse(0);
                List<Job> holding = now.jobs().stream()
                        .sorted()
                        .flatMap(number -> Optional.ofNullable(jobs.get(number)).stream())
                        .toList();
                found.add(new IdleGpus(
                        node,
                        OptionalInt.empty(),
                        least,
                        holding,
                        run.getFirst().at(),
                        run.size(),
                        Idle.NO_USE));
            }
        });
        return found;
    }

    private boolean isEnough(List<Instant> times) {
        return times.size() >= samples
                && Duration.between(times.getFirst(), times.getLast()).compareTo(window) >= 0;
    }

    /** The newest values for which the condition has held without a break. */
    private static <T> List<T> run(List<T> history, Predicate<T> holds) {
        int start = history.size();
        while (start > 0 && holds.test(history.get(start - 1))) {
            start--;
        }
        return history.subList(start, history.size());
    }
}
