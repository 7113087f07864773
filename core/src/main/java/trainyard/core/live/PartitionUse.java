package trainyard.core.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import trainyard.core.slurm.JobState;

/**
 * How much of a partition is in use. Its nodes may belong to other partitions as well, and what jobs of those hold on
 * them counts here too: it is not free.
 *
 * @param usableNodes those that take jobs
 * @param waiting rows of {@code squeue} that wait for this partition, perhaps for others too
 */
public record PartitionUse(
        Partition partition, int nodes, int usableNodes, int gpus, int busyGpus, int cpus, int busyCpus, int waiting) {
    /** Of each partition of a snapshot, in Slurm's order. */
    public static List<PartitionUse> of(Snapshot snapshot) {
        Map<String, List<Node>> members = new HashMap<>();
        snapshot.nodes()
                .forEach(node -> node.partitions()
                        .forEach(name -> members.computeIfAbsent(name, key -> new ArrayList<>())
                                .add(node)));
        Map<String, Integer> waiting = new HashMap<>();
        snapshot.jobs().stream()
                .filter(job -> job.state().phase() == JobState.Phase.PENDING)
                // A job may name several partitions and starts in whichever can take it first.
                .flatMap(job -> SlurmText.list(job.partition()).stream())
                .forEach(name -> waiting.merge(name, 1, Integer::sum));
        return snapshot.partitions().stream()
                .map(partition -> use(
                        partition,
                        members.getOrDefault(partition.name(), List.of()),
                        waiting.getOrDefault(partition.name(), 0)))
                .toList();
    }

    private static PartitionUse use(Partition partition, List<Node> nodes, int waiting) {
        return new PartitionUse(
                partition,
                nodes.size(),
                (int) nodes.stream().filter(node -> node.state().isUsable()).count(),
                nodes.stream().mapToInt(Node::gpus).sum(),
                nodes.stream().mapToInt(Node::allocatedGpus).sum(),
                nodes.stream().mapToInt(Node::cpus).sum(),
                nodes.stream().mapToInt(Node::allocatedCpus).sum(),
                waiting);
    }

    public String name() {
        return partition.name();
    }

    /** From 0 to 1: of the GPUs where the partition has any, else of the CPUs. */
    public double share() {
        return gpus > 0 ? (double) busyGpus / gpus : cpus > 0 ? (double) busyCpus / cpus : 0;
    }
}
