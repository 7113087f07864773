package trainyard.core.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import trainyard.core.slurm.Hostlist;

/** What is wrong with a plan's topology, as sentences. Slurm would start, and then never run some jobs. */
final class TopologyRules {
    /** A sentence and what to do about it. */
    record Wrong(String what, String mend) {}

    private final Topology topology;
    private final List<ComputeNode> nodes;

    TopologyRules(Topology topology, List<ComputeNode> nodes) {
        this.topology = topology;
        this.nodes = nodes;
    }

    List<Wrong> errors() {
        var known = new LinkedHashSet<String>();
        nodes.forEach(node -> known.add(node.name()));
        var switches = new HashSet<String>();
        var placed = new LinkedHashMap<String, String>();
        var strangers = new LinkedHashSet<String>();
        var twice = new LinkedHashSet<String>();
        topology.groups().forEach(group -> switches.add(group.name()));
        for (Topology.Group group : topology.groups()) {
            group.switches().stream().filter(name -> !switches.contains(name)).forEach(strangers::add);
            for (String node : group.nodes()) {
                if (!known.contains(node)) {
                    strangers.add(node);
                } else if (placed.putIfAbsent(node, group.name()) != null) {
                    twice.add(node);
                }
            }
        }
        var wrong = new ArrayList<Wrong>();
        tell(wrong, strangers, "the topology names what the plan does not have", "correct the name, or add it");
        tell(wrong, twice, "these nodes are in two switches or blocks", "name each node once");
        var missing = new LinkedHashSet<>(known);
        missing.removeAll(placed.keySet());
        tell(
                wrong,
                missing,
                "the topology leaves out nodes, which Slurm then gives to no job that spans nodes",
                "put each node into a switch or a block");
        if (topology.kind() == Topology.Kind.TREE && topology.tops().size() != 1) {
            wrong.add(new Wrong(
                    "no single switch stands above all others, so no job runs across them",
                    "add a switch with switches: that names the others"));
        }
        return wrong;
    }

    private static void tell(List<Wrong> wrong, Set<String> names, String what, String mend) {
        if (!names.isEmpty()) {
            wrong.add(new Wrong(what + ": " + folded(names), mend));
        }
    }

    private static String folded(Set<String> names) {
        try {
            return Hostlist.fold(List.copyOf(names));
        } catch (IllegalArgumentException broken) {
            return String.join(", ", names);
        }
    }
}
