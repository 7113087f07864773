package trainyard.core.demo;

import java.time.Duration;
import java.util.List;

/**
 * What the demo cluster is made of: the one place to read from a plan.
 *
 * @param nodePrefix nodes are this and a number from 1, padded to one width: {@code gpu-001}
 * @param groups like nodes, in the order of their numbers
 * @param waitingJobs how many jobs the queue holds on average
 */
public record DemoShape(String cluster, String nodePrefix, List<Group> groups, List<Part> partitions, int waitingJobs) {
    /**
     * Nodes of one kind.
     *
     * @param memoryMb RealMemory of each
     * @param memoryPerGpuMb what a job gets with each GPU
     */
    public record Group(
            String gpuType, int count, int gpus, int cpus, int memoryMb, int memoryPerGpuMb, String features) {}

    /** A partition. {@code share} is its part of all submitted jobs, in percent. */
    public record Part(
            String name, boolean isDefault, Duration maxTime, int priorityTier, int share, List<Span> nodes) {}

    /** Node numbers from the first to the last, both included. */
    public record Span(int first, int last) {}

    public DemoShape {
        groups = List.copyOf(groups);
        partitions = List.copyOf(partitions);
    }

    public int nodes() {
        return groups.stream().mapToInt(Group::count).sum();
    }

    String nodeName(int number) {
        String digits = Integer.toString(number);
        int width = Math.max(3, Integer.toString(nodes()).length());
        return nodePrefix + "0".repeat(width - digits.length()) + digits;
    }

    /** 512 nodes with 8 GPUs each in 4 partitions. */
    public static DemoShape standard() {
        return scaled(512, 180);
    }

    /**
     * The same cluster with other numbers.
     *
     * @param nodes at least 64
     */
    public static DemoShape scaled(int nodes, int waitingJobs) {
        if (nodes < 64) {
            throw new IllegalArgumentException("the demo cluster has at least 64 nodes, not " + nodes);
        }
        int a100 = nodes / 2;
        int h100 = nodes * 3 / 8;
        int h200 = nodes / 16;
        int l40s = nodes - a100 - h100 - h200;
        return new DemoShape(
                "demo",
                "gpu-",
                List.of(
                        new Group("a100", a100, 8, 128, 1_031_000, 96_000, "ampere,sxm4,nvlink"),
                        new Group("h100", h100, 8, 128, 2_063_000, 192_000, "hopper,sxm5,nvlink"),
                        new Group("h200", h200, 8, 128, 2_063_000, 192_000, "hopper,sxm5,nvlink"),
                        new Group("l40s", l40s, 8, 128, 515_000, 48_000, "ada,pcie")),
                List.of(
                        new Part("a100", true, Duration.ofDays(7), 10, 50, List.of(new Span(1, a100))),
                        new Part("h100", false, Duration.ofDays(7), 10, 33, List.of(new Span(a100 + 1, a100 + h100))),
                        new Part(
                                "inference",
                                false,
                                Duration.ofDays(14),
                                20,
                                13,
                                List.of(new Span(a100 + h100 + 1, nodes))),
                        new Part(
                                "debug",
                                false,
                                Duration.ofHours(1),
                                50,
                                4,
                                List.of(new Span(a100 - 3, a100), new Span(nodes - 3, nodes)))),
                waitingJobs);
    }
}
