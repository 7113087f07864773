package trainyard.core.truth;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import trainyard.core.plan.ComputeNode;
import trainyard.core.plan.PciDevice;
import trainyard.core.plan.Plan;
import trainyard.core.render.NodeLine;
import trainyard.core.slurm.Gres;

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

    /** What slurm.conf promises when it is rendered from the plan. */
    static Optional<Long> realMemoryMb(Optional<Plan> plan, String node) {
        return plan.flatMap(known -> known.nodes().stream()
                .filter(one -> one.name().equals(node))
                .findFirst()
                .map(one -> NodeLine.realMemoryMb(one.memoryGb())));
    }

    private static Answer told(ComputeNode node) {
        List<PciDevice> passed =
                node.passthrough().stream().filter(PciDevice::isGpu).toList();
        List<String> files =
                node.gpus().stream().flatMap(gpus -> gpus.eachFile().stream()).toList();
        List<String> mig = node.gpus().stream()
                .flatMap(gpus -> gpus.mig().stream())
                .flatMap(one -> Collections.nCopies(one.instances().size(), one.profile()).stream())
                .toList();
        // Slurm's own words for them, as they are rendered: instances have types of their own.
        Answer.Told asked = GresCount.of(Gres.parseList(String.join(",", NodeLine.gres(node))), files);
        int count = passed.isEmpty() ? node.gpuCount() : passed.size();
        // The addresses are those of the physical machine; the node sees its own.
        List<String> notes = passed.stream()
                .map(device -> device.address() + " of the physical machine is passed through.")
                .toList();
        int schedulable = count - node.gpuCount() + asked.count();
        return new Answer.Told(count, asked.types(), List.of(), files, mig, schedulable, notes);
    }
}
