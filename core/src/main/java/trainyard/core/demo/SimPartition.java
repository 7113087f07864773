package trainyard.core.demo;

import java.util.List;

/** A partition of the simulation, and its nodes in their order. */
record SimPartition(DemoShape.Part part, List<SimNode> nodes) {
    String name() {
        return part.name();
    }

    int cpus() {
        return nodes.stream().mapToInt(node -> node.kind.cpus()).sum();
    }

    int gpus() {
        return nodes.stream().mapToInt(node -> node.kind.gpus()).sum();
    }

    int busyGpus() {
        return nodes.stream().mapToInt(node -> Integer.bitCount(node.busyGpus)).sum();
    }
}
