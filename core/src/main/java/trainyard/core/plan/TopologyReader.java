package trainyard.core.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import trainyard.core.plan.Topology.Group;
import trainyard.core.plan.Topology.Kind;

/** The plan's {@code topology}, with the nodes that name their switch themselves. */
final class TopologyReader {
    private static final String JOINING = "top";

    private TopologyReader() {}

    /** Empty where neither the configuration nor a node says how nodes are connected. */
    static Optional<Topology> read(Value.Mapping topology, List<ComputeNode> nodes) {
        var nodesByGroup = new LinkedHashMap<String, LinkedHashSet<String>>();
        var switchesByGroup = new LinkedHashMap<String, List<String>>();
        for (String key : List.of("switches", "blocks")) {
            for (Value item : topology.items(key)) {
                if (item instanceof Value.Mapping group) {
                    String name = group.text("name").orElse("");
                    nodesByGroup
                            .computeIfAbsent(name, _ -> new LinkedHashSet<>())
                            .addAll(Value.hostlist(group.texts("nodes")));
                    switchesByGroup.put(name, Value.hostlist(group.texts("switches")));
                }
            }
        }
        for (ComputeNode node : nodes) {
            node.switchName()
                    .ifPresent(name -> nodesByGroup
                            .computeIfAbsent(name, _ -> new LinkedHashSet<>())
                            .add(node.name()));
        }
        if (nodesByGroup.isEmpty()) {
            return Optional.empty();
        }
        Kind kind = topology.text("type").orElse("tree").equals("block")
                        || topology.get("blocks").isPresent()
                ? Kind.BLOCK
                : Kind.TREE;
        List<Integer> sizes = topology.items("block_sizes").stream()
                .flatMap(size -> size.asInteger().stream())
                .toList();
        return Optional.of(new Topology(kind, sizes, joined(kind, nodesByGroup, switchesByGroup)));
    }

    /** Where the plan names no switch above others, one joins them all: without it no job could run across two. */
    private static List<Group> joined(
            Kind kind, Map<String, LinkedHashSet<String>> nodes, Map<String, List<String>> switches) {
        var groups = new ArrayList<Group>();
        nodes.forEach((name, members) ->
                groups.add(new Group(name, List.copyOf(members), switches.getOrDefault(name, List.of()))));
        boolean flat = groups.size() > 1
                && groups.stream().allMatch(group -> group.switches().isEmpty());
        if (kind == Kind.TREE && flat) {
            String name = nodes.containsKey(JOINING) ? JOINING + "-switch" : JOINING;
            groups.add(new Group(name, List.of(), List.copyOf(nodes.keySet())));
        }
        return List.copyOf(groups);
    }
}
