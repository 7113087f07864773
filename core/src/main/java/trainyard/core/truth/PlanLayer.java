package trainyard.core.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import trainyard.core.plan.ComputeNode;
import trainyard.core.plan.PciDevice;
import trainyard.core.plan.Plan;
import trainyard.core.slurm.Hostlist;

/** The GPUs of a node by the plan: those passed through, else those that it names. */
final class PlanLayer {
    private PlanLayer() {}

    static Answer answer(Optional<Plan> plan, String node) {
        if (plan.isEmpty()) {
            return new Answer.Missing("No plan was given.");
        }
        return plan.get().nodes().stream()
                .filter(one -> one.name().equals(node))
                .findFirst()
                .map(PlanLayer::told)
                .orElseGet(() -> new Answer.Missing("The plan has no node " + node + "."));
    }

    private static Answer told(ComputeNode node) {
        List<PciDevice> passed =
                node.passthrough().stream().filter(PciDevice::isGpu).toList();
        Map<String, Integer> types = new TreeMap<>();
        var files = new ArrayList<String>();
        node.gpus().forEach(gpus -> {
            gpus.type().ifPresent(type -> types.merge(type, gpus.count(), Integer::sum));
            gpus.files().ifPresent(range -> files.addAll(Hostlist.expand(range)));
        });
        int count = passed.isEmpty() ? node.gpuCount() : passed.size();
        // The addresses are those of the physical machine; the node sees its own.
        List<String> notes = passed.stream()
                .map(device -> device.address() + " of the physical machine is passed through.")
                .toList();
        return Answer.Told.of(count, types, files).with(notes);
    }
}
