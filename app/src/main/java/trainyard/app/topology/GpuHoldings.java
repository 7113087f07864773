package trainyard.app.topology;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import trainyard.core.live.Job;
import trainyard.core.live.Node;
import trainyard.core.live.detail.ClusterDetails;
import trainyard.core.live.detail.GpuHolders;
import trainyard.core.slurm.Hostlist;

/**
 * Which job holds which GPU, as far as it was asked. A job keeps its GPUs for as long as it runs, so each is asked about
 * once; a requeued one starts anew and counts as another. Used on the FX thread.
 */
final class GpuHoldings {
    /** A run of a job. */
    private record Run(long job, long startedAt) {
        static Run of(Job job) {
            return new Run(
                    job.number(),
                    job.started().map(start -> start.getEpochSecond()).orElse(0L));
        }
    }

    private final Map<Run, Map<String, Map<Integer, Long>>> known = new HashMap<>();

    /**
     * The jobs on these nodes that nothing is known of yet. Only the first {@link ClusterDetails#MOST_JOBS} that are in
     * view count, however long the user looks: each costs a command.
     */
    List<Job> unknown(MapContent content, List<Node> nodes) {
        return nodes.stream()
                .flatMap(node -> content.jobs().getOrDefault(node.name(), List.of()).stream())
                .filter(job -> job.gpus() > 0)
                .distinct()
                .limit(ClusterDetails.MOST_JOBS)
                .filter(job -> !known.containsKey(Run.of(job)))
                .toList();
    }

    /** All nodes of some jobs: what is asked once is known wherever the user looks next. */
    static Set<String> nodesOf(List<Job> jobs) {
        var names = new HashSet<String>();
        jobs.forEach(job -> names.addAll(Hostlist.expand(job.nodeList())));
        return names;
    }

    /** A job that the answer does not name has ended meanwhile, or Slurm tells no indices of it. */
    void learn(List<Job> asked, GpuHolders answer) {
        asked.forEach(job -> {
            var held = new HashMap<String, Map<Integer, Long>>();
            answer.jobs()
                    .forEach((node, gpus) -> gpus.forEach((index, holder) -> {
                        if (holder == job.number()) {
                            held.computeIfAbsent(node, key -> new HashMap<>()).put(index, holder);
                        }
                    }));
            known.put(Run.of(job), held);
        });
    }

    /** Forgets what ended. */
    void keep(MapContent content) {
        if (known.isEmpty()) {
            return;
        }
        var runs = new HashSet<Run>();
        content.jobs().values().forEach(jobs -> jobs.forEach(job -> runs.add(Run.of(job))));
        known.keySet().retainAll(runs);
    }

    void clear() {
        known.clear();
    }

    /** A node's jobs by the index of the GPU; empty unless all of the node's allocated GPUs are accounted for. */
    Optional<Map<Integer, Long>> on(Node node, MapContent content) {
        var holders = new HashMap<Integer, Long>();
        for (Job job : content.jobs().getOrDefault(node.name(), List.of())) {
            var held = known.get(Run.of(job));
            if (job.gpus() > 0 && held == null) {
                return Optional.empty();
            }
            if (held != null) {
                holders.putAll(held.getOrDefault(node.name(), Map.of()));
            }
        }
        return holders.size() == node.allocatedGpus() ? Optional.of(holders) : Optional.empty();
    }
}
