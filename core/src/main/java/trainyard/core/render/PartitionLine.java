package trainyard.core.render;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import trainyard.core.plan.ComputeNode;
import trainyard.core.plan.Plan;
import trainyard.core.slurm.Hostlist;

/** A partition's line in slurm.conf. */
public record PartitionLine(String name, String nodes, boolean isDefault, List<String> attributes) {

    static List<PartitionLine> of(Plan plan) {
        boolean chosen = plan.slurm().partitions().stream().anyMatch(Plan.Partition::isDefault);
        var lines = new ArrayList<PartitionLine>();
        for (Plan.Partition partition : plan.slurm().partitions()) {
            // Where the plan chooses none, the first partition is the default: sbatch without -p needs one.
            boolean isDefault = chosen ? partition.isDefault() : lines.isEmpty();
            lines.add(of(partition, isDefault, plan));
        }
        return lines;
    }

    private static PartitionLine of(Plan.Partition partition, boolean isDefault, Plan plan) {
        var attributes = new ArrayList<String>();
        var given = partition.attributes();
        if (!given.containsKey("MaxTime")) {
            plan.slurm().maxJobTime().ifPresent(limit -> attributes.add("MaxTime=" + limit));
        }
        if (!given.containsKey("DefMemPerGPU")) {
            attributes.add("DefMemPerCPU=" + memoryPerCpuMb(partition, plan.nodes()));
        }
        given.forEach((key, value) -> attributes.add(key + "=" + value));
        if (!given.containsKey("State")) {
            attributes.add("State=UP");
        }
        // Slurm's ALL is all compute nodes: the controller has no node line.
        Optional<String> nodes = partition.nodes().map(Hostlist::fold);
        return new PartitionLine(partition.name(), nodes.orElse("ALL"), isDefault, List.copyOf(attributes));
    }

    /** The least that a CPU of any of the partition's nodes can have, so that a job on all CPUs always fits. */
    private static long memoryPerCpuMb(Plan.Partition partition, List<ComputeNode> all) {
        Optional<HashSet<String>> names = partition.nodes().map(HashSet::new);
        return all.stream()
                .filter(node -> names.isEmpty() || names.get().contains(node.name()))
                .mapToLong(node -> NodeLine.realMemoryMb(node.memoryGb()) / NodeLine.cpus(node))
                .min()
                .orElse(0);
    }
}
