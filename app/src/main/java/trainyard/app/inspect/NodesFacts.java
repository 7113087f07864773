package trainyard.app.inspect;

import java.util.ArrayList;
import java.util.List;
import trainyard.app.kit.PropertyList.Property;
import trainyard.core.live.Node;
import trainyard.core.live.Totals;

/** What the inspector says of several nodes together. */
final class NodesFacts {
    private NodesFacts() {}

    static List<Fact> of(List<Node> nodes) {
        var states = new ArrayList<Property>();
        Totals.byState(nodes)
                .forEach((state, count) -> states.add(Property.of(capital(state.word()), "%,d".formatted(count))));
        var gpus = Totals.Gpus.of(nodes);
        int cpus = nodes.stream().mapToInt(Node::cpus).sum();
        int busy = nodes.stream().mapToInt(Node::allocatedCpus).sum();
        return List.of(
                new Fact(
                        "Selected",
                        List.of(
                                Property.of("Nodes", "%,d".formatted(nodes.size())),
                                Property.of(
                                        "GPUs",
                                        gpus.total() == 0
                                                ? ""
                                                : "%,d of %,d allocated".formatted(gpus.allocated(), gpus.total())),
                                Property.of("CPUs", "%,d of %,d allocated".formatted(busy, cpus)))),
                new Fact("By state", states));
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
