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
                Column.code("Name", 120, Node::name, Comparator.comparing(Node::name, NaturalOrder.NAMES)),
                Column.state(
                        "State",
                        136,
                        node -> Look.of(node.state().shown()),
                        node -> node.state().text(),
                        Comparator.comparing(node -> node.state().shown())),
                Column.number(
                        "GPUs",
                        "in use",
                        116,
                        node -> node.gpus() == 0 ? "" : node.allocatedGpus() + " of " + node.gpus(),
                        Node::allocatedGpus),
                Column.number(
                        "CPUs",
                        "in use",
                        118,
                        node -> node.allocatedCpus() + " of " + node.cpus(),
                        Node::allocatedCpus),
                Column.number("Memory", "in use", 148, NodeColumns::memory, node -> (double) node.allocatedMemoryMb()),
                Column.number("Load", "", 64, node -> node.load() < 0 ? "" : "%.1f".formatted(node.load()), Node::load),
                Column.<Node>text(
                                "Reason",
                                180,
                                node -> node.reason().map(Node.Reason::text).orElse(""))
                        .growing(),
                Column.time(
                        "Since",
                        96,
                        node -> node.reason()
                                .flatMap(Node.Reason::since)
                                .map(since -> Times.ago(since, clock.instant()))
                                .orElse(""),
                        node -> node.reason().flatMap(Node.Reason::since)),
                Column.text("Partition", 120, node -> String.join(", ", node.partitions())),
                Column.text("GPU type", 90, node -> node.gpuType().orElse("")));
    }

    private static String memory(Node node) {
        return Sizes.part(node.allocatedMemoryMb(), node.memoryMb());
    }
}
