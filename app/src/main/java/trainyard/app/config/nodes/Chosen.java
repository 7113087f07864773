package trainyard.app.config.nodes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trainyard.app.kit.Cut;
import trainyard.core.plan.edit.AtOnce;
import trainyard.core.plan.edit.Data;
import trainyard.core.plan.edit.Edit;
import trainyard.core.plan.edit.NodeEdit;
import trainyard.core.plan.edit.PlanEdit;
import trainyard.core.plan.edit.PlanPath;
import trainyard.core.plan.edit.PlanView;
import trainyard.core.slurm.Hostlist;

/**
 * The nodes that are selected, as one form shows them and changes them: what one of them gets, all get.
 *
 * @param nodes in the plan's order
 */
record Chosen(List<PlanView.Node> nodes) {
    private static final int LONGEST_VALUE = 32;
    private static final int MOST_LETTERS = 48;

    Chosen {
        nodes = List.copyOf(nodes);
    }

    static final Chosen NONE = new Chosen(List.of());

    /** Those of the keys that the plan has. */
    static Chosen of(PlanView plan, Collection<NodeKey> keys) {
        var wanted = new HashSet<>(keys);
        var key = NodeKey.inOrder();
        return new Chosen(plan.listed().stream()
                .filter(node -> wanted.contains(key.apply(node.name())))
                .toList());
    }

    boolean isNone() {
        return nodes.isEmpty();
    }

    Optional<PlanView.Node> only() {
        return nodes.size() == 1 ? Optional.of(nodes.getFirst()) : Optional.empty();
    }

    /** A hostlist of all. */
    String hostlist() {
        return Hostlist.fold(nodes.stream().map(PlanView.Node::name).toList());
    }

    Edit remove() {
        return new NodeEdit.RemoveNodes(
                nodes.stream().map(PlanView.Node::name).collect(Collectors.joining(",")),
                nodes.stream().map(PlanView.Node::index).toList());
    }

    /** As a title names them: a hostlist that is not too long. */
    String called() {
        return Cut.middle(hostlist(), MOST_LETTERS);
    }

    /** What all have, and alike. */
    Data.Mapping common() {
        if (nodes.isEmpty()) {
            return Data.NO_ENTRIES;
        }
        var common = new LinkedHashMap<>(nodes.getFirst().values().entries());
        for (PlanView.Node node : nodes) {
            common.entrySet()
                    .removeIf(entry ->
                            !entry.getValue().equals(node.values().entries().get(entry.getKey())));
        }
        return new Data.Mapping(common);
    }

    /** The keys whose values differ from node to node, or that only some have. */
    Set<String> mixed() {
        Map<String, Data> common = common().entries();
        var mixed = new LinkedHashSet<String>();
        nodes.forEach(node -> node.values().entries().keySet().stream()
                .filter(key -> !common.containsKey(key))
                .forEach(mixed::add));
        return mixed;
    }

    /**
     * Another value of a key for all of them.
     *
     * @param title of the attribute, for the undo
     * @param value empty to clear it
     */
    Edit set(String key, String title, Optional<Data> value) {
        String what = value.map(
                        now -> "Set " + title + " of " + called() + " to " + Cut.middle(now.shown(), LONGEST_VALUE))
                .orElse("Clear " + title + " of " + called());
        return each(what, node -> Stream.of(put(node.path().key(key), value)));
    }

    static Edit put(PlanPath at, Optional<Data> value) {
        return value.<Edit>map(now -> new PlanEdit.Put(at, now)).orElseGet(() -> new PlanEdit.Unset(at));
    }

    /** An edit of every one of them, undone as one. */
    Edit each(String title, Function<PlanView.Node, Stream<Edit>> change) {
        var edits = new ArrayList<Edit>();
        nodes.forEach(node -> change.apply(node).forEach(edits::add));
        return new AtOnce(title, edits);
    }
}
