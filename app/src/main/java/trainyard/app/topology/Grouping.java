package trainyard.app.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import trainyard.core.live.Node;
import trainyard.core.live.Snapshot;
import trainyard.core.live.detail.Topology;
import trainyard.core.live.detail.Topology.Kind;
import trainyard.core.live.detail.Topology.Unit;
import trainyard.core.slurm.Hostlist;

/**
 * Which nodes stand together on the map, and what is above them.
 *
 * @param sections groups that hang on one switch, or blocks that belong together
 * @param uppers switches above the sections, those farthest from the nodes first
 */
record Grouping(List<Section> sections, List<Upper> uppers) {
    private static final String NO_PARTITION = "no partition";
    private static final String NOT_IN_TOPOLOGY = "not in the topology";

    /** @param name of the switch, or of the blocks together; empty where the groups have nothing in common */
    record Section(String name, List<Group> groups) {}

    /** @param isWired whether it hangs on something: all but the nodes that the topology does not name */
    record Group(String name, boolean isPartition, boolean isWired, List<Node> nodes) {}

    /**
     * A switch above others.
     *
     * @param below names of sections and of other uppers, or of groups in sections without a name
     */
    record Upper(String name, int level, List<String> below) {}

    /** A node stands in the first of its partitions. */
    static Grouping byPartition(Snapshot snapshot) {
        var groups = new LinkedHashMap<String, List<Node>>();
        snapshot.partitions().forEach(partition -> groups.put(partition.name(), new ArrayList<>()));
        for (Node node : snapshot.nodes()) {
            String home = node.partitions().isEmpty()
                    ? NO_PARTITION
                    : node.partitions().getFirst();
            groups.computeIfAbsent(home, key -> new ArrayList<>()).add(node);
        }
        var sections = new ArrayList<Section>();
        groups.forEach((name, nodes) -> {
            if (!nodes.isEmpty()) {
                sections.add(new Section("", List.of(new Group(name, true, true, nodes))));
            }
        });
        return new Grouping(sections, List.of());
    }

    /** A node stands at its leaf switch or in its block; those that the topology does not name stand apart. */
    static Grouping byTopology(Snapshot snapshot, Topology topology) {
        var unplaced = new LinkedHashMap<String, Node>();
        snapshot.nodes().forEach(node -> unplaced.put(node.name(), node));
        Map<String, String> parents = parents(topology);
        var sections = new LinkedHashMap<String, Section>();
        for (Unit unit : topology.units()) {
            if (unit.level() > 0 || unit.kind() == Kind.AGGREGATED_BLOCK) {
                continue;
            }
            var nodes = new ArrayList<Node>();
            for (String name : unit.nodes()) {
                Node node = unplaced.remove(name);
                if (node != null) {
                    nodes.add(node);
                }
            }
            if (!nodes.isEmpty()) {
                String parent = parents.getOrDefault(unit.name(), "");
                sections.computeIfAbsent(
                                parent.isEmpty() ? "leaf " + unit.name() : "switch " + parent,
                                key -> new Section(parent, new ArrayList<>()))
                        .groups()
                        .add(new Group(unit.name(), false, true, nodes));
            }
        }
        var all = new ArrayList<>(sections.values());
        if (!unplaced.isEmpty()) {
            var rest = new Group(NOT_IN_TOPOLOGY, false, false, List.copyOf(unplaced.values()));
            all.add(new Section("", List.of(rest)));
        }
        return new Grouping(all, uppers(topology));
    }

    /** The switch, or the smallest set of blocks, that each unit belongs to. */
    private static Map<String, String> parents(Topology topology) {
        var parents = new HashMap<String, String>();
        // Asked once of each: to unfold the nodes of a large cluster at each comparison is dear.
        var sizes = new HashMap<Unit, Integer>();
        topology.units().forEach(unit -> sizes.put(unit, unit.nodes().size()));
        topology.units().stream()
                .sorted(Comparator.comparingInt(unit -> sizes.getOrDefault(unit, 0)))
                .forEach(unit -> {
                    String below = unit.kind() == Kind.AGGREGATED_BLOCK ? unit.name() : unit.switches();
                    Hostlist.expand(below).forEach(name -> parents.putIfAbsent(name, unit.name()));
                });
        return parents;
    }

    private static List<Upper> uppers(Topology topology) {
        return topology.units().stream()
                .filter(unit -> unit.kind() == Kind.SWITCH && unit.level() > 1)
                .sorted(Comparator.comparingInt(Unit::level).reversed())
                .map(unit -> new Upper(unit.name(), unit.level(), Hostlist.expand(unit.switches())))
                .toList();
    }

    int largestGroup() {
        return groups().stream().mapToInt(group -> group.nodes().size()).max().orElse(1);
    }

    List<Group> groups() {
        return sections.stream().flatMap(section -> section.groups().stream()).toList();
    }
}
