package trainyard.core.plan.edit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import trainyard.core.plan.yaml.YamlNode;
import trainyard.core.plan.yaml.YamlTree;

/** What is shared in a tree, and the sentences that say why an edit would touch more than it should. */
final class Anchors {
    private static final int MOST_LINES_TOLD = 3;

    private final YamlTree tree;

    Anchors(YamlTree tree) {
        this.tree = tree;
    }

    /** Refuses where the way to a value leads through an anchor that aliases stand for. */
    void refuseShared(Route route, PlanPath at) throws EditRefused {
        for (YamlNode node : route.trail()) {
            List<YamlNode.Alias> users = tree.aliasesOf(node);
            if (!users.isEmpty()) {
                throw new EditRefused(
                        at + " is shared: " + anchor(node) + " is used in " + told(users)
                                + " too. Change it for all, or write those out first.",
                        Sharing.CHANGE_ALL);
            }
        }
    }

    /**
     * Refuses where values go that aliases elsewhere stand for.
     *
     * @param isReplaced whether another value takes the place, and with it the anchor that stands on it
     */
    void refuseLoss(Collection<YamlNode> gone, boolean isReplaced) throws EditRefused {
        for (YamlNode root : gone) {
            for (YamlNode node : named(root)) {
                List<YamlNode.Alias> outside = tree.aliasesOf(node).stream()
                        .filter(alias -> !isInside(root, alias))
                        .toList();
                if (!outside.isEmpty() && !(isReplaced && node == root)) {
                    throw new EditRefused(anchor(node) + " would go, but is used in " + told(outside)
                            + ": write the values out there first.");
                }
            }
        }
    }

    /** Whether an anchor stands on a node or inside of it. */
    boolean isNamed(YamlNode node) {
        return !named(node).isEmpty();
    }

    /** Why a step does not go through an alias or a merge key by itself. */
    EditRefused throughShared(PlanPath at, YamlNode last, Route.Shared shared) {
        String what = shared.merged().isPresent()
                ? "the merge key (<<) of line " + last.place().line()
                : "the alias *" + ((YamlNode.Alias) last).name() + " in line "
                        + last.place().line();
        return new EditRefused(
                at + " comes from " + what + " and is written in line "
                        + shared.source().place().line()
                        + ", for others too. Write a value of its own here, or change it for all.",
                Sharing.WRITE_OUT);
    }

    /** The path of a node that is written in the tree. */
    PlanPath path(YamlNode wanted) throws EditRefused {
        return tree.root()
                .flatMap(root -> path(root, wanted, PlanPath.ROOT))
                .orElseThrow(
                        () -> new EditRefused("What is shared stands where no path leads: change it in the text."));
    }

    private static Optional<PlanPath> path(YamlNode node, YamlNode wanted, PlanPath here) {
        if (node == wanted) {
            return Optional.of(here);
        }
        if (wanted.place().start() < node.place().start()
                || wanted.place().start() > node.place().end()) {
            return Optional.empty();
        }
        switch (node) {
            case YamlNode.Mapping mapping -> {
                for (YamlNode.Pair pair : mapping.entries()) {
                    Optional<PlanPath> found = pair.isMerge()
                            ? Optional.empty()
                            : pair.word().flatMap(key -> path(pair.value(), wanted, here.key(key)));
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
            case YamlNode.Sequence list -> {
                for (int i = 0; i < list.items().size(); i++) {
                    Optional<PlanPath> found = path(list.items().get(i), wanted, here.item(i));
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
            case YamlNode.Scalar _, YamlNode.Alias _ -> {}
        }
        return Optional.empty();
    }

    private static List<YamlNode> named(YamlNode root) {
        var named = new ArrayList<YamlNode>();
        collect(root, named);
        return named;
    }

    private static void collect(YamlNode node, List<YamlNode> named) {
        if (node.place().anchor().isPresent()) {
            named.add(node);
        }
        switch (node) {
            case YamlNode.Mapping mapping ->
                mapping.entries().forEach(pair -> {
                    collect(pair.key(), named);
                    collect(pair.value(), named);
                });
            case YamlNode.Sequence list -> list.items().forEach(item -> collect(item, named));
            case YamlNode.Scalar _, YamlNode.Alias _ -> {}
        }
    }

    private static boolean isInside(YamlNode root, YamlNode.Alias alias) {
        return alias.place().start() >= root.place().start()
                && alias.place().end() <= root.place().end();
    }

    private static String anchor(YamlNode node) {
        return "&" + node.place().anchor().orElse("") + " in line "
                + node.place().line();
    }

    private static String told(List<YamlNode.Alias> users) {
        List<Integer> lines =
                users.stream().map(alias -> alias.place().line()).distinct().toList();
        String first =
                lines.stream().limit(MOST_LINES_TOLD).map(String::valueOf).collect(Collectors.joining(", "));
        int more = lines.size() - MOST_LINES_TOLD;
        return (lines.size() == 1 ? "line " : "lines ") + first + (more > 0 ? " and " + more + " more" : "");
    }
}
