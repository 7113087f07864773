package trainyard.core.metrics;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import trainyard.core.live.Job;
import trainyard.core.live.Node;
import trainyard.core.live.Snapshot;
import trainyard.core.live.detail.ClusterDetails;
import trainyard.core.live.detail.NodeShare;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.SideBySide;
import trainyard.core.slurm.Gres;
import trainyard.core.slurm.Hostlist;

/**
 * Remembers which GPU indices each job holds. A running job keeps its GPUs, so slurmctld is asked once about each job
 * and not at every sample. Works without accounting, which only the count of GPUs in AllocTRES needs.
 */
final class HolderBook {
    /** Jobs asked about for one sample; more come with the next. */
    static final int MOST_JOBS = ClusterDetails.MOST_JOBS;

    private static final int SIDE_BY_SIDE = 4;

    /** What gres.conf(5) calls shared GRES. */
    private static final Set<String> PARTS = Set.of("shard", "mps");

    private record Key(long number, Optional<Instant> started, String nodes) {}

    /** @param shares empty where slurmctld told nothing of the job: it is asked about again, and not taken to hold nothing */
    private record Asked(Key key, Optional<List<NodeShare>> shares) {}

    private final ClusterDetails details;
    private final Map<Key, List<NodeShare>> known = new HashMap<>();

    HolderBook(ClusterDetails details) {
        this.details = details;
    }

    synchronized Holders on(Snapshot snapshot, Collection<Node> nodes) throws RemoteException, InterruptedException {
        Set<String> names = new HashSet<>(nodes.stream().map(Node::name).toList());
        boolean counted = isCounted(snapshot);
        var here = new HashMap<Key, Set<String>>();
        for (Job job : snapshot.jobs()) {
            if (job.state().isActive() && (job.gpus() > 0 || !counted)) {
                var on = new HashSet<>(Hostlist.expand(job.nodeList()));
                if (!Collections.disjoint(on, names)) {
                    here.put(new Key(job.number(), job.started(), job.nodeList()), on);
                }
            }
        }
        known.keySet().retainAll(here.keySet());
        learn(here.keySet());
        return holders(nodes, here, counted);
    }

    /** Where jobs may take parts of GPUs, which count as another GRES, a GPU without a job is not surely free. */
    private static boolean isShared(Node node) {
        return node.gres().stream().map(Gres::name).anyMatch(PARTS::contains);
    }

    /** Whether Slurm counts GPUs in TRES; without slurmdbd it does not. */
    private static boolean isCounted(Snapshot snapshot) {
        return snapshot.nodes().stream().anyMatch(node -> node.configured().gpus() > 0);
    }

    private void learn(Set<Key> here) throws RemoteException, InterruptedException {
        List<Key> unknown = here.stream()
                .filter(key -> !known.containsKey(key))
                .limit(MOST_JOBS)
                .toList();
        SideBySide.ask(unknown, SIDE_BY_SIDE, this::ask)
                .forEach(asked -> asked.shares().ifPresent(shares -> known.put(asked.key(), shares)));
    }

    private Asked ask(Key key) throws RemoteException, InterruptedException {
        return new Asked(key, details.job(Long.toString(key.number())).value().map(job -> job.shares()));
    }

    private Holders holders(Collection<Node> nodes, Map<Key, Set<String>> here, boolean counted) {
        var jobs = new HashMap<String, Map<Integer, Set<Long>>>();
        known.forEach((key, shares) -> shares.forEach(share -> share.gpuIndices()
                .forEach(index -> jobs.computeIfAbsent(share.node(), _ -> new HashMap<>())
                        .computeIfAbsent(index, _ -> new HashSet<>())
                        .add(key.number()))));
        var whole = new HashSet<String>();
        for (Node node : nodes) {
            boolean all = here.entrySet().stream()
                    .filter(job -> job.getValue().contains(node.name()))
                    .allMatch(job -> known.containsKey(job.getKey()));
            int held = jobs.getOrDefault(node.name(), Map.of()).size();
            if (all && !isShared(node) && (!counted || held == node.allocatedGpus())) {
                whole.add(node.name());
            }
        }
        return new Holders(jobs, whole);
    }
}
