package trainyard.app.nodes;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import trainyard.app.kit.Column;
import trainyard.app.kit.Look;
import trainyard.app.kit.NaturalOrder;
import trainyard.app.kit.Sizes;
import trainyard.app.kit.Times;
import trainyard.core.live.Node;

/** What the table says of a node, and which words find it. */
final class NodeColumns {
    private NodeColumns() {}

    static List<Column<Node>> all(Clock clock) {
        return List.of(
                Column.code("Name", 120, Node::name, Comparator.comparing(Node::name, NaturalOrder.NAMES))
                        .atLeast(96),
                Column.state(
                        "State",
                        136,
                        node -> Look.of(node.state().shown()),
                        node -> node.state().text(),
                        Comparator.comparing(node -> node.state().shown())),
                Column.<Node>number(
                                "GPUs",
                                "in use",
                                116,
                                node -> node.gpus() == 0 ? "" : node.allocatedGpus() + " of " + node.gpus(),
                                Node::allocatedGpus)
                        .yielding(2),
                Column.<Node>number(
                                "CPUs",
                                "in use",
                                118,
                                node -> node.allocatedCpus() + " of " + node.cpus(),
                                Node::allocatedCpus)
                        .yielding(4),
                Column.<Node>number(
                                "Memory", "in use", 148, NodeColumns::memory, node -> (double) node.allocatedMemoryMb())
                        .yielding(5),
                Column.<Node>number(
                                "Load",
                                "",
                                64,
                                node -> node.load() < 0 ? "" : "%.1f".formatted(node.load()),
                                Node::load)
                        .yielding(3),
                Column.<Node>text(
                                "Reason",
                                260,
                                node -> node.reason().map(Node.Reason::text).orElse(""))
                        .growing()
                        .atLeast(240),
                Column.<Node>time(
                                "Since",
                                96,
                                node -> node.reason()
                                        .flatMap(Node.Reason::since)
                                        .map(since -> Times.ago(since, clock.instant()))
                                        .orElse(""),
                                node -> node.reason().flatMap(Node.Reason::since))
                        .yielding(1),
                Column.<Node>text("Partition", 120, node -> String.join(", ", node.partitions()))
                        .yielding(6),
                Column.<Node>text("GPU type", 104, node -> node.gpuType().orElse(""))
                        .yielding(7));
    }

    private static String memory(Node node) {
        return Sizes.part(node.allocatedMemoryMb(), node.memoryMb());
    }
}
