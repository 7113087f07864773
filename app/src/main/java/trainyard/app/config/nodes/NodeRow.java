package trainyard.app.config.nodes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import trainyard.app.config.edit.PlanProblems;
import trainyard.core.plan.ComputeNode;
import trainyard.core.plan.Plan;
import trainyard.core.plan.edit.Data;
import trainyard.core.plan.edit.PlanView;

/**
 * A node of the plan in the table. A value that is none is shown as it stands there.
 *
 * @param address {@code DHCP} where the network gives one
 * @param cpus as written, grouped
 * @param memory the same, in GB
 * @param gpus folded by type, {@code 8 × h100}, as short as tells them apart; empty for none
 * @param partitions how many hold it
 * @param problems what is wrong with it, by the path in the node; empty for the node itself
 */
record NodeRow(
        NodeKey key,
        String address,
        String cpus,
        int cpuCount,
        String memory,
        int memoryGb,
        String gpus,
        int gpuCount,
        String features,
        int partitions,
        Map<String, String> problems) {

    private static final String CUT = " (MIG)";

    /** In the plan's order. */
    static List<NodeRow> of(Plan plan, PlanView view, PlanProblems problems) {
        var named = new HashMap<String, Integer>();
        int all = 0;
        for (Plan.Partition partition : plan.slurm().partitions()) {
            if (partition.nodes().isEmpty()) {
                all++;
            }
            partition.nodes().ifPresent(nodes -> nodes.forEach(node -> named.merge(node, 1, Integer::sum)));
        }
        var key = NodeKey.inOrder();
        Map<Integer, Map<String, String>> wrong = problems.inItems(PlanView.NODES);
        Map<String, String> ofAll = problems.at(PlanView.NODES)
                .map(sentence -> Map.of("", sentence))
                .orElse(Map.of());
        Data counted = view.root().at(PlanView.NODES).orElse(Data.nothing());
        var rows = new ArrayList<NodeRow>(plan.nodes().size());
        for (ComputeNode node : plan.nodes()) {
            NodeKey own = key.apply(node.name());
            int partitions = all + named.getOrDefault(node.name(), 0);
            if (counted instanceof Data.Mapping alike) {
                rows.add(of(node, own, alike, partitions, ofAll));
            } else {
                PlanView.Node written = view.listed().get(rows.size());
                rows.add(of(node, own, written.values(), partitions, wrong.getOrDefault(written.index(), Map.of())));
            }
        }
        return List.copyOf(rows);
    }

    private static NodeRow of(
            ComputeNode node, NodeKey key, Data.Mapping written, int partitions, Map<String, String> problems) {
        return new NodeRow(
                key,
                node.address().orElse("DHCP"),
                number(written.get("cpu_cores"), node.cpus()),
                node.cpus(),
                number(written.get("memory_gb"), node.memoryGb()),
                node.memoryGb(),
                folded(node.gpus(), written.get(GpuGroups.KEY).orElse(Data.nothing())),
                node.gpuCount(),
                String.join(", ", node.features()),
                partitions,
                Map.copyOf(problems));
    }

    String name() {
        return key.name();
    }

    /** What is wrong with the node, its name before all else; the empty text where nothing is. */
    String problem() {
        return problems.getOrDefault(
                "name", problems.values().stream().findFirst().orElse(""));
    }

    /** What is wrong with a value of the node or anything inside of it. */
    String problem(String of) {
        return problems.entrySet().stream()
                .filter(problem -> problem.getKey().equals(of)
                        || problem.getKey().startsWith(of + ".")
                        || problem.getKey().startsWith(of + "["))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static String number(Optional<Data> written, int read) {
        return written.filter(value -> !isNumber(value))
                .map(Data::shown)
                .orElseGet(() -> written.isEmpty() ? "?" : "%,d".formatted(read));
    }

    private static boolean isNumber(Data value) {
        return value.asText().filter(text -> text.matches("\\d{1,9}")).isPresent();
    }

    /** @param written the groups, or the one of them; not those that come from passed-through devices */
    private static String folded(List<ComputeNode.Gpus> groups, Data written) {
        List<Data.Mapping> said = GpuGroups.groups(written);
        Map<String, Integer> counts = new LinkedHashMap<>();
        var shown = new ArrayList<String>();
        for (int i = 0; i < groups.size(); i++) {
            Optional<Data> count = i < said.size() ? said.get(i).get("count") : Optional.empty();
            if (count.filter(value -> !isNumber(value)).isPresent()) {
                shown.add(count.get().shown() + " × " + called(groups.get(i)));
            } else {
                counts.merge(called(groups.get(i)), groups.get(i).count(), Integer::sum);
            }
        }
        counts.forEach((type, count) -> shown.add(count + " × " + type));
        String whole = String.join(", ", shown);
        // In a column of a few letters the types come before how they are cut.
        return shown.size() > 1 ? whole.replace(CUT, "") : whole;
    }

    private static String called(ComputeNode.Gpus gpus) {
        return gpus.type().orElse("gpu") + (gpus.mig().isEmpty() ? "" : CUT);
    }
}
