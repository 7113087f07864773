package trainyard.core.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import trainyard.core.live.Job;
import trainyard.core.metrics.GpuSample.Surplus;
import trainyard.core.metrics.GpuUse.Idle;

/**
 * The last samples of each GPU, immutable. Nodes that are no longer asked are forgotten.
 *
 * @param gpus by {@link GpuUse#key()}, oldest first
 * @param nodes by node, the moments at which more GPUs were allocated there than at work
 */
public record GpuHistory(Map<String, List<Point>> gpus, Map<String, List<Excess>> nodes) {
    /** Samples kept of each GPU: an hour at the shortest interval. */
    public static final int MOST_SAMPLES = 240;

    public static final GpuHistory EMPTY = new GpuHistory(Map.of(), Map.of());

    /**
     * @param usePercent -1 where it was not told
     * @param jobs numbers of those that held the GPU; empty for none, and where that is not known
     */
    public record Point(Instant at, int usePercent, Set<Long> jobs, Optional<Idle> idle) {}

    /** @param surplus empty where nothing was in excess */
    record Excess(Instant at, Optional<Surplus> surplus) {}

    /** The samples of a GPU, oldest first. */
    public List<Point> of(GpuUse gpu) {
        return gpus.getOrDefault(gpu.key(), List.of());
    }

    GpuHistory plus(GpuSample sample) {
        Set<String> asked = new HashSet<>();
        sample.nodes().forEach(node -> asked.add(node.node()));
        var points = new HashMap<String, List<Point>>();
        gpus.forEach((key, old) -> {
            if (asked.contains(key.substring(0, key.indexOf(' ')))) {
                points.put(key, old);
            }
        });
        for (GpuUse use : sample.gpus()) {
            var point = new Point(
                    sample.at(),
                    use.gpu().usePercent().orElse(-1),
                    use.jobs().stream().map(Job::number).collect(Collectors.toUnmodifiableSet()),
                    use.idle());
            points.merge(use.key(), List.of(point), GpuHistory::joined);
        }
        var excesses = new HashMap<>(nodes);
        excesses.keySet().retainAll(asked);
        for (NodeGpus node : sample.nodes()) {
            if (node instanceof NodeGpus.Read) {
                var excess = new Excess(
                        sample.at(), Optional.ofNullable(sample.surplus().get(node.node())));
                excesses.merge(node.node(), List.of(excess), GpuHistory::joined);
            }
        }
        return new GpuHistory(Map.copyOf(points), Map.copyOf(excesses));
    }

    private static <T> List<T> joined(List<T> old, List<T> added) {
        var all = new ArrayList<T>(old);
        all.addAll(added);
        return List.copyOf(all.subList(Math.max(0, all.size() - MOST_SAMPLES), all.size()));
    }
}
