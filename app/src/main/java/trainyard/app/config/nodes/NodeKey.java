package trainyard.app.config.nodes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Which node of a plan a row is, whatever comes before it in the list: two of one name, a mistake, stay two.
 *
 * @param nth of those with this name, from 0
 */
record NodeKey(String name, int nth) {
    static NodeKey first(String name) {
        return new NodeKey(name, 0);
    }

    static List<NodeKey> firsts(List<String> names) {
        return names.stream().map(NodeKey::first).toList();
    }

    /** Gives out the keys of nodes in the plan's order, by their names. */
    static Function<String, NodeKey> inOrder() {
        Map<String, Integer> before = new HashMap<>();
        return name -> new NodeKey(name, before.merge(name, 1, Integer::sum) - 1);
    }
}
