package trainyard.app.nodes;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import trainyard.app.kit.Column;
import trainyard.app.kit.Look;
import trainyard.app.kit.NaturalOrder;
import trainyard.app.kit.Sizes;
import trainyard.app.kit.Times;
import trainyard.app.kit.Words;
import trainyard.core.live.Node;

/** What the table says of a node, and which words find it. */
final class NodeColumns {
    private NodeColumns() {}

    static List<Column<Node>> all(Clock clock) {
        return List.of(
                Column.code("Name", 130, Node::name, Comparator.comparing(Node::name, NaturalOrder.NAMES)),
                Column.state(
                        "State",
                        140,
                        node -> Look.of(node.state().shown()),
                        node -> node.state().text(),
                        Comparator.comparing(node -> node.state().shown())),
                Column.text("Partition", 100, node -> String.join(", ", node.partitions())),
                Column.number(
                        "GPUs",
                        "in use",
                        118,
                        node -> node.gpus() == 0 ? "" : node.allocatedGpus() + " of " + node.gpus(),
                        Node::allocatedGpus),
                Column.text("GPU type", 90, node -> node.gpuType().orElse("")),
                Column.number(
                        "CPUs",
                        "in use",
                        118,
                        node -> node.allocatedCpus() + " of " + node.cpus(),
                        Node::allocatedCpus),
                Column.number("Memory", "in use", 148, NodeColumns::memory, node -> (double) node.allocatedMemoryMb()),
                Column.number("Load", "", 64, node -> node.load() < 0 ? "" : "%.1f".formatted(node.load()), Node::load),
                Column.text(
                        "Reason",
                        170,
                        node -> node.reason().map(Node.Reason::text).orElse("")),
                Column.time(
                        "Since",
                        96,
                        node -> node.reason()
                                .flatMap(Node.Reason::since)
                                .map(since -> Times.ago(since, clock.instant()))
                                .orElse(""),
                        node -> node.reason().flatMap(Node.Reason::since)));
    }

    private static String memory(Node node) {
        return Sizes.part(node.allocatedMemoryMb(), node.memoryMb());
    }

    static boolean match(Node node, Words words) {
        String raw = node.state().text();
        return words.match(
                node.state().shown().word(),
                node.name(),
                // The flags alone: IDLE+DRAIN is drained, and no idle node.
                raw.indexOf('+') < 0 ? "" : raw.substring(raw.indexOf('+') + 1),
                String.join(" ", node.partitions()),
                String.join(" ", node.features()),
                node.gpuType().orElse(""),
                node.reason().map(Node.Reason::text).orElse(""));
    }
}
