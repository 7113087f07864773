package trainyard.core.plan.edit;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import trainyard.core.plan.yaml.YamlNode;
import trainyard.core.plan.yaml.YamlTree;

/**
 * A tree as written to what it means, with steps made on some of its nodes. A step on a node that an anchor names is a
 * step on every alias of it.
 */
final class Resolver {
    /** A few lines of aliases of aliases can mean billions of values; a plan of 30,000 nodes has half a million. */
    private static final long MOST_VALUES = 10_000_000;

    private final YamlTree tree;
    private final Map<YamlNode, List<Step>> steps;
    private final Map<YamlNode, Sized> done = new IdentityHashMap<>();
    private long count;

    private record Sized(Data data, long size) {}

    Resolver(YamlTree tree, Map<YamlNode, List<Step>> steps) {
        this.tree = tree;
        this.steps = steps;
    }

    /** @throws EditRefused where aliases make the tree endless or far too large, or a step cannot be made */
    Data resolve() throws EditRefused {
        return resolve(tree.root().orElseThrow(() -> new EditRefused("The plan is empty: there is nothing to edit.")));
    }

    Data resolve(YamlNode node) throws EditRefused {
        if (node.place().anchor().isEmpty()) {
            return edited(node, value(node));
        }
        Sized before = done.get(node);
        if (before == null) {
            long outside = count;
            count = 0;
            before = new Sized(edited(node, value(node)), count);
            done.put(node, before);
            count = outside;
        }
        count += before.size();
        if (count > MOST_VALUES) {
            throw new EditRefused(
                    "The plan's aliases unfold to more than " + MOST_VALUES + " values: it is not edited.");
        }
        return before.data();
    }

    private Data edited(YamlNode node, Data value) throws EditRefused {
        Data edited = value;
        for (Step step : steps.getOrDefault(node, List.of())) {
            edited = StepOnData.here(edited, step);
        }
        return edited;
    }

    private Data value(YamlNode node) throws EditRefused {
        count++;
        return switch (node) {
            case YamlNode.Scalar scalar -> new Data.Scalar(scalar.value(), scalar.kind());
            case YamlNode.Sequence sequence -> {
                var values = new ArrayList<Data>(sequence.items().size());
                for (YamlNode item : sequence.items()) {
                    values.add(resolve(item));
                }
                yield new Data.Items(values);
            }
            case YamlNode.Mapping mapping -> mapping(mapping);
            case YamlNode.Alias alias ->
                resolve(alias.target()
                        .orElseThrow(() ->
                                new EditRefused("The anchor &" + alias.name() + " holds an alias of itself in line "
                                        + alias.place().line() + ": write the values out first.")));
        };
    }

    private Data mapping(YamlNode.Mapping mapping) throws EditRefused {
        var entries = new LinkedHashMap<String, Data>();
        for (YamlNode.Pair pair : mapping.entries()) {
            if (!pair.isMerge()) {
                entries.put(name(pair), resolve(pair.value()));
            }
        }
        for (YamlNode.Mapping source : Merges.sources(mapping)) {
            if (resolve(source) instanceof Data.Mapping(var merged)) {
                merged.forEach(entries::putIfAbsent);
            }
        }
        return new Data.Mapping(entries);
    }

    /** A key that is no word stands for itself: it is compared, and never edited. */
    private String name(YamlNode.Pair pair) {
        return pair.word()
                .orElseGet(() -> "? "
                        + tree.text()
                                .substring(
                                        pair.key().place().start(),
                                        pair.key().place().end()));
    }
}
