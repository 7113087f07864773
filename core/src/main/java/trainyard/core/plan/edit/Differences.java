package trainyard.core.plan.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What two plans differ in, by meaning: line ends, comments, order of keys and anchors are no difference. */
public final class Differences {
    static final Meaning ROOT = new Meaning(List.of());
    static final Meaning NODES = Meaning.of(PlanView.NODES);
    static final Meaning PARTITIONS = Meaning.of(PlanView.PARTITIONS);

    private final List<Difference> found = new ArrayList<>();

    private Differences() {}

    /** @throws EditRefused where one of the two holds nothing, or aliases without end */
    public static List<Difference> between(PlanDocument before, PlanDocument after) throws EditRefused {
        return between(before.data(), after.data());
    }

    static List<Difference> between(Data before, Data after) {
        var differences = new Differences();
        differences.compare(ROOT, Optional.of(byName(before)), Optional.of(byName(after)));
        return differences.found;
    }

    private void compare(Meaning at, Optional<Data> before, Optional<Data> after) {
        if (before.equals(after)) {
            return;
        }
        if (before.orElse(null) instanceof Data.Mapping(var old)
                && after.orElse(null) instanceof Data.Mapping(var now)) {
            var keys = new LinkedHashSet<>(old.keySet());
            keys.addAll(now.keySet());
            for (String key : keys) {
                compare(at.then(key), Optional.ofNullable(old.get(key)), Optional.ofNullable(now.get(key)));
            }
        } else {
            found.add(new Difference(at, before, after));
        }
    }

    /** Lists of nodes and partitions as mappings by name, where each has a name of its own. */
    static Data byName(Data root) {
        PlanView view = PlanView.of(root);
        Data named = root;
        if (view.hasNodeList() && view.size() == view.nodes().size()) {
            var nodes = new LinkedHashMap<String, Data>();
            view.nodes()
                    .values()
                    .forEach(node -> nodes.put(node.name(), node.values().without(List.of("name"))));
            named = with(named, PlanView.NODES, new Data.Mapping(nodes));
        }
        if (view.hasPartitionList()
                && view.partitionCount() == view.partitions().size()) {
            var partitions = new LinkedHashMap<String, Data>();
            view.partitions()
                    .values()
                    .forEach(partition ->
                            partitions.put(partition.name(), partition.values().without(List.of("name"))));
            named = with(named, PlanView.PARTITIONS, new Data.Mapping(partitions));
        }
        return named;
    }

    private static Data with(Data value, PlanPath path, Data inside) {
        if (path.isRoot()) {
            return inside;
        }
        PlanPath.Part part = path.parts().getFirst();
        return value.withChild(part, with(value.child(part).orElseThrow(), path.from(1), inside));
    }

    /** The differences as sentences, in the order of the plan; nodes with the same difference share one. */
    public static List<String> sentences(List<Difference> differences) {
        var grouped = new LinkedHashMap<String, List<String>>();
        for (Difference difference : differences) {
            Sentence sentence = Sentence.of(difference);
            grouped.computeIfAbsent(sentence.pattern(), _ -> new ArrayList<>()).add(sentence.node());
        }
        return grouped.entrySet().stream()
                .map((Map.Entry<String, List<String>> group) -> Sentence.written(group.getKey(), group.getValue()))
                .toList();
    }
}
