package trainyard.app.topology;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import trainyard.app.kit.Words;
import trainyard.core.live.Node;
import trainyard.core.live.Snapshot;

/**
 * What the map shows: the nodes in their places, and which of them a search finds.
 *
 * @param found names that fit the search; empty where nothing is searched for
 */
record MapContent(String cluster, ClusterMap map, Optional<Set<String>> found) {
    /** What a partition's strip says beside its name. */
    record Use(int nodes, int gpus, int allocatedGpus) {}

    static MapContent of(Snapshot snapshot, Words search) {
        var map = ClusterMap.of(snapshot);
        Optional<Set<String>> found = search.isEmpty()
                ? Optional.empty()
                : Optional.of(snapshot.nodes().stream()
                        .filter(node -> matches(node, search))
                        .map(Node::name)
                        .collect(Collectors.toSet()));
        return new MapContent(snapshot.cluster(), map, found);
    }

    private static boolean matches(Node node, Words search) {
        return search.match(
                node.state().shown().word(),
                node.name(),
                String.join(" ", node.partitions()),
                node.gpuType().orElse(""),
                node.reason().map(Node.Reason::text).orElse(""));
    }

    boolean isDimmed(Node node) {
        return found.map(names -> !names.contains(node.name())).orElse(false);
    }

    /** Which of the colours of partitions each one has. */
    Map<String, Integer> partitionColours(int colours) {
        var numbers = new HashMap<String, Integer>();
        List<ClusterMap.Block> blocks = map.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            numbers.put(blocks.get(i).partition(), i % colours);
        }
        return numbers;
    }

    static Use use(List<Node> nodes) {
        return new Use(
                nodes.size(),
                nodes.stream().mapToInt(Node::gpus).sum(),
                nodes.stream().mapToInt(Node::allocatedGpus).sum());
    }
}
