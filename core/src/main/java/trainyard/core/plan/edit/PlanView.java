package trainyard.core.plan.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import trainyard.core.slurm.Hostlist;

/**
 * Nodes and partitions of a plan's data, with where they stand.
 *
 * @param listed every node of the list, in its order; a name may be there twice
 * @param nodes by name, the first of each, in the list's order; empty where the nodes are one mapping with a count
 * @param partitions by name, in the list's order
 */
public record PlanView(Data root, List<Node> listed, Map<String, Node> nodes, Map<String, Partition> partitions) {
    public static final PlanPath CLUSTER = PlanPath.of("clusters.hpc");
    public static final PlanPath NODES = CLUSTER.key("compute_nodes");
    public static final PlanPath SLURM = CLUSTER.key("slurm_config");
    public static final PlanPath PARTITIONS = SLURM.key("partitions");
    public static final PlanPath DEFAULT_PARTITION = SLURM.key("default_partition");
    public static final PlanPath ADDRESSES = CLUSTER.key("access").key("addresses");

    /** @param index from 0; counts towards the name of a node that has none of its own */
    public record Node(String name, int index, Data.Mapping values) {
        public PlanPath path() {
            return NODES.item(index);
        }

        boolean isNamed() {
            return values.text("name").isPresent();
        }
    }

    /** @param values empty but for the name where the partition is a bare name */
    public record Partition(String name, int index, Data.Mapping values, boolean isBare) {
        public PlanPath path() {
            return PARTITIONS.item(index);
        }
    }

    public static PlanView of(Data root) {
        var listed = new ArrayList<Node>();
        var nodes = new LinkedHashMap<String, Node>();
        if (root.at(NODES).orElse(Data.nothing()) instanceof Data.Items(var values)) {
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i) instanceof Data.Mapping node) {
                    String name = node.text("name").orElse(countedName(i));
                    listed.add(new Node(name, i, node));
                    nodes.putIfAbsent(name, listed.getLast());
                }
            }
        }
        var partitions = new LinkedHashMap<String, Partition>();
        if (root.at(PARTITIONS).orElse(Data.nothing()) instanceof Data.Items(var values)) {
            for (int i = 0; i < values.size(); i++) {
                Partition partition = partition(values.get(i), i);
                partitions.putIfAbsent(partition.name(), partition);
            }
        }
        return new PlanView(root, List.copyOf(listed), nodes, partitions);
    }

    private static Partition partition(Data value, int index) {
        if (value instanceof Data.Mapping mapping) {
            return new Partition(mapping.text("name").orElse(""), index, mapping, false);
        }
        String name = value.asText().orElse("");
        return new Partition(name, index, Data.mapping("name", Data.text(name)), true);
    }

    /** The name of a node that has none of its own, by its place in the list. */
    public static String countedName(int index) {
        return String.format(Locale.ROOT, "compute-%02d", index + 1);
    }

    Node node(String name) throws EditRefused {
        refuseCounted();
        Node node = nodes.get(name);
        if (node == null) {
            throw new EditRefused("There is no node " + name + " in the plan.");
        }
        return node;
    }

    /** The node of a name that stands at a place of the list: of two with one name, the one that is meant. */
    Node node(String name, int index) throws EditRefused {
        refuseCounted();
        return listed.stream()
                .filter(node -> node.index() == index && node.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new EditRefused(
                        "The node " + name + " is not where it was in the plan: it was changed in the meantime."));
    }

    /** Whether another node than the one at a place has its name too. */
    boolean hasTwin(Node one) {
        return listed.stream()
                .anyMatch(node -> node.index() != one.index() && node.name().equals(one.name()));
    }

    List<Node> nodes(String hostlist) throws EditRefused {
        var found = new ArrayList<Node>();
        for (String name : expanded(hostlist)) {
            found.add(node(name));
        }
        return found;
    }

    void refuseCounted() throws EditRefused {
        if (root.at(NODES).orElse(Data.nothing()) instanceof Data.Mapping) {
            throw new EditRefused("The nodes are one mapping with a count: write them out as a list first.");
        }
    }

    /** How many items the list of nodes has. */
    int size() {
        return itemsAt(NODES);
    }

    boolean hasNodeList() {
        return root.at(NODES).orElse(Data.nothing()) instanceof Data.Items;
    }

    boolean hasPartitionList() {
        return root.at(PARTITIONS).orElse(Data.nothing()) instanceof Data.Items;
    }

    int partitionCount() {
        return itemsAt(PARTITIONS);
    }

    private int itemsAt(PlanPath path) {
        return root.at(path).orElse(Data.nothing()) instanceof Data.Items(var values) ? values.size() : 0;
    }

    Partition partition(String name) throws EditRefused {
        Partition partition = partitions.get(name);
        if (partition == null) {
            throw new EditRefused("There is no partition " + name + " in the plan.");
        }
        return partition;
    }

    /** The nodes of a partition: those that it names, or all of the plan. */
    List<String> nodesOf(Partition partition) throws EditRefused {
        Optional<Data> given = partition.values().get("nodes");
        List<String> texts = given.map(PlanView::texts).orElse(List.of("ALL"));
        return texts.equals(List.of("ALL")) ? List.copyOf(nodes.keySet()) : expanded(String.join(",", texts));
    }

    static boolean isAll(Partition partition) {
        return texts(partition.values().get("nodes").orElse(Data.text("ALL"))).equals(List.of("ALL"));
    }

    private static List<String> texts(Data data) {
        return data instanceof Data.Items(var values)
                ? values.stream().flatMap(value -> value.asText().stream()).toList()
                : data.asText().stream().toList();
    }

    static List<String> expanded(String hostlist) throws EditRefused {
        try {
            return Hostlist.expand(hostlist);
        } catch (IllegalArgumentException broken) {
            throw new EditRefused("This is no hostlist: " + broken.getMessage() + ".");
        }
    }
}
