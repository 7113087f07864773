package trainyard.app.config.nodes;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import trainyard.core.plan.ComputeNode;
import trainyard.core.plan.Plan;

/**
 * A node of the plan in the table.
 *
 * @param index its place in the plan, from 0
 * @param address {@code DHCP} where the network gives one
 * @param gpus folded by type, {@code 8 × h100}; empty for none
 * @param partitions how many hold it
 */
record NodeRow(
        String name,
        int index,
        String address,
        int cpus,
        int memoryGb,
        String gpus,
        int gpuCount,
        String features,
        int partitions) {

    /** In the plan's order. */
    static List<NodeRow> of(Plan plan) {
        var named = new HashMap<String, Integer>();
        int all = 0;
        for (Plan.Partition partition : plan.slurm().partitions()) {
            if (partition.nodes().isEmpty()) {
                all++;
            }
            partition.nodes().ifPresent(nodes -> nodes.forEach(node -> named.merge(node, 1, Integer::sum)));
        }
        var rows = new java.util.ArrayList<NodeRow>(plan.nodes().size());
        for (ComputeNode node : plan.nodes()) {
            rows.add(of(node, rows.size(), all + named.getOrDefault(node.name(), 0)));
        }
        return List.copyOf(rows);
    }

    private static NodeRow of(ComputeNode node, int index, int partitions) {
        return new NodeRow(
                node.name(),
                index,
                node.address().orElse("DHCP"),
                node.cpus(),
                node.memoryGb(),
                folded(node.gpus()),
                node.gpuCount(),
                String.join(", ", node.features()),
                partitions);
    }

    private static String folded(List<ComputeNode.Gpus> groups) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        groups.forEach(gpus -> counts.merge(called(gpus), gpus.count(), Integer::sum));
        return counts.entrySet().stream()
                .map(type -> type.getValue() + " × " + type.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String called(ComputeNode.Gpus gpus) {
        return gpus.type().orElse("gpu") + (gpus.mig().isEmpty() ? "" : " (MIG)");
    }
}
