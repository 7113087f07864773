package trainyard.core.plan.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import trainyard.core.plan.yaml.YamlNode;
import trainyard.core.plan.yaml.YamlTree;

/**
 * The way through a tree to a path.
 *
 * @param trail the nodes from the root on, as far as they are written there
 * @param shared where the way goes on through an alias or a merge key
 */
record Route(List<YamlNode> trail, Optional<Shared> shared) {
    /**
     * @param walked how many parts of the path lead to the last node of the trail
     * @param merged the key that a merge key brings; empty where the last node of the trail is an alias
     * @param source the mapping that holds the merged key, or what the alias stands for
     */
    record Shared(int walked, Optional<String> merged, YamlNode source) {}

    static Route to(YamlTree tree, PlanPath path) throws EditRefused {
        YamlNode node = tree.root().orElseThrow(() -> new EditRefused("The plan is empty: there is nothing to edit."));
        var trail = new ArrayList<>(List.of(node));
        for (int i = 0; ; i++) {
            if (node instanceof YamlNode.Alias alias) {
                YamlNode target = alias.target().orElseThrow(() -> missing(path));
                return new Route(trail, Optional.of(new Shared(i, Optional.empty(), target)));
            }
            if (i == path.parts().size()) {
                return new Route(trail, Optional.empty());
            }
            PlanPath.Part part = path.parts().get(i);
            Optional<YamlNode> child = child(node, part, path);
            if (child.isEmpty()) {
                return new Route(trail, Optional.of(merged(node, part, i, path)));
            }
            node = child.get();
            trail.add(node);
        }
    }

    private static Optional<YamlNode> child(YamlNode node, PlanPath.Part part, PlanPath path) throws EditRefused {
        return switch (part) {
            case PlanPath.Key(String key)
            when node instanceof YamlNode.Mapping mapping -> {
                List<YamlNode.Pair> pairs = mapping.entries().stream()
                        .filter(pair -> Merges.isKey(pair, key))
                        .toList();
                if (pairs.size() > 1) {
                    throw new EditRefused("The key " + key + " is given twice, in lines "
                            + pairs.get(0).key().place().line() + " and "
                            + pairs.get(1).key().place().line() + ": keep one of the two first.");
                }
                yield pairs.stream().findFirst().map(YamlNode.Pair::value);
            }
            case PlanPath.Index(int index)
            when node instanceof YamlNode.Sequence list && index < list.items().size() ->
                Optional.of(list.items().get(index));
            default -> throw missing(path);
        };
    }

    private static Shared merged(YamlNode node, PlanPath.Part part, int walked, PlanPath path) throws EditRefused {
        if (node instanceof YamlNode.Mapping mapping && part instanceof PlanPath.Key(String key)) {
            YamlNode.Mapping source = Merges.source(mapping, key).orElseThrow(() -> missing(path));
            return new Shared(walked, Optional.of(key), source);
        }
        throw missing(path);
    }

    private static EditRefused missing(PlanPath path) {
        return new EditRefused("There is no " + path + " in the plan.");
    }

    YamlNode last() {
        return trail.getLast();
    }

    /** The mapping or list that holds the last node; empty for the root. */
    Optional<YamlNode> parent() {
        return trail.size() < 2 ? Optional.empty() : Optional.of(trail.get(trail.size() - 2));
    }

    /** Whether the last node stands in brackets or braces of another. */
    boolean isInFlow() {
        return trail.subList(0, trail.size() - 1).stream()
                .anyMatch(node -> !(node instanceof YamlNode.Alias) && !node.isBlock());
    }
}
