package trainyard.core.demo;

import java.util.List;

/** A partition of the simulation, its nodes in their order, and their sums. */
final class SimPartition {
    private final DemoShape.Part part;
    private final List<SimNode> nodes;
    private final int cpus;
    private final int gpus;
    private final int memoryPerGpuMb;

    /** Kept up by {@link SimNode#take} and {@link SimNode#giveBack}: asked for too often to be summed. */
    int busyGpus;

    /** Kept up by {@link World}: jobs in the queue. */
    int waiting;

    SimPartition(DemoShape.Part part, List<SimNode> nodes) {
        this.part = part;
        this.nodes = List.copyOf(nodes);
        cpus = nodes.stream().mapToInt(node -> node.kind.cpus()).sum();
        gpus = nodes.stream().mapToInt(node -> node.kind.gpus()).sum();
        memoryPerGpuMb = nodes.stream()
                .mapToInt(node -> node.kind.memoryPerGpuMb())
                .min()
                .orElseThrow();
    }

    String name() {
        return part.name();
    }

    DemoShape.Part part() {
        return part;
    }

    List<SimNode> nodes() {
        return nodes;
    }

    int cpus() {
        return cpus;
    }

    int gpus() {
        return gpus;
    }

    /** What every node of the partition can give with a GPU. */
    int memoryPerGpuMb() {
        return memoryPerGpuMb;
    }

    boolean isFuller(int percent) {
        return busyGpus * 100L >= (long) gpus * percent;
    }
}
