package trainyard.core.render;

import java.util.ArrayList;
import java.util.List;
import trainyard.core.plan.ComputeNode;

/** A node's line in slurm.conf; {@code attributes} are {@code Key=value}, in the file's order, with spaces between. */
public record NodeLine(String name, String address, String attributes, String state, int gpuCount) {
    private static final int MB_PER_GB = 1024;
    private static final long LARGEST_MARGIN_MB = 16 * 1024;

    static NodeLine of(ComputeNode node) throws RenderException {
        String address = node.address()
                .orElseThrow(() -> new RenderException("The address of " + node.name()
                        + " is not known (ip: DHCP). Write it in the plan under access: addresses: " + node.name()
                        + "."));
        var attributes = new ArrayList<String>();
        // Sockets and cores only where the plan knows them: wrong ones drain the node, CPUs alone never do.
        node.topology()
                .ifPresentOrElse(
                        topology -> {
                            attributes.add("Sockets=" + topology.sockets());
                            attributes.add("CoresPerSocket=" + topology.coresPerSocket());
                            attributes.add("ThreadsPerCore=" + topology.threadsPerCore());
                        },
                        () -> attributes.add("CPUs=" + node.cpus()));
        attributes.add("RealMemory=" + realMemoryMb(node.memoryGb()));
        String gres = String.join(",", gres(node));
        if (!gres.isEmpty()) {
            attributes.add("Gres=" + gres);
        }
        if (!node.features().isEmpty()) {
            attributes.add("Features=" + String.join(",", node.features()));
        }
        node.weight().ifPresent(weight -> attributes.add("Weight=" + weight));
        return new NodeLine(
                node.name(), address, String.join(" ", attributes), node.state().orElse("UNKNOWN"), node.gpuCount());
    }

    /**
     * What the machine is given, less what kernel and firmware keep: a tenth, at most 16 GB. slurmd with less memory
     * than RealMemory says is refused (INVALID_REG) and its node drained.
     */
    public static long realMemoryMb(long memoryGb) {
        long given = memoryGb * MB_PER_GB;
        return given - Math.min((given + 9) / 10, LARGEST_MARGIN_MB);
    }

    /** What the line has under Gres, part by part: {@code gpu:a100_3g.20gb:2}. MIG instances count there, not the GPUs cut. */
    public static List<String> gres(ComputeNode node) {
        return GresLine.onNode(node);
    }

    /** CPUs that slurmctld counts for the node. */
    public static long cpus(ComputeNode node) {
        return node.topology()
                .map(topology -> (long) topology.sockets() * topology.coresPerSocket() * topology.threadsPerCore())
                .orElse((long) node.cpus());
    }
}
