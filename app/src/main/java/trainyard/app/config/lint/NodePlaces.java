package trainyard.app.config.lint;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import trainyard.app.config.edit.PlanState;
import trainyard.core.plan.Position;
import trainyard.core.plan.edit.PlanView;

/** Which lines of a plan are of which node. */
final class NodePlaces {
    /** Of files that no plan stands behind. */
    static final NodePlaces NONE = new NodePlaces();

    private static final String LIST = PlanView.NODES + "[";

    /** @param last the last line that is surely the node's */
    private record Lines(String node, int last) {}

    private final TreeMap<Integer, Lines> byFirstLine = new TreeMap<>();

    private NodePlaces() {}

    static NodePlaces of(PlanState state) {
        Map<Integer, Integer> first = new HashMap<>();
        Map<Integer, Integer> last = new HashMap<>();
        state.file().positions().forEach((path, position) -> {
            if (path.startsWith(LIST)) {
                int end = path.indexOf(']', LIST.length());
                int index = Integer.parseInt(path.substring(LIST.length(), end));
                last.merge(index, position.line(), Math::max);
                if (end == path.length() - 1) {
                    first.put(index, position.line());
                }
            }
        });
        var places = new NodePlaces();
        state.view()
                .listed()
                .forEach(node -> Optional.ofNullable(first.get(node.index()))
                        .ifPresent(line -> places.byFirstLine.put(
                                line, new Lines(node.name(), last.getOrDefault(node.index(), line)))));
        return places;
    }

    Optional<String> at(Position position) {
        return Optional.ofNullable(byFirstLine.floorEntry(position.line()))
                .map(Map.Entry::getValue)
                .filter(lines -> position.line() <= lines.last())
                .map(Lines::node);
    }
}
