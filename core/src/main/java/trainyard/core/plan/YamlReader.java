package trainyard.core.plan;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import trainyard.core.plan.yaml.ScalarKind;
import trainyard.core.plan.yaml.YamlNode;
import trainyard.core.plan.yaml.YamlTree;

/** A tree as written to {@link Value}: aliases and merge keys resolved; keys given twice and the like become problems. */
final class YamlReader {
    private final List<Problem> problems;

    /** What each node with an anchor became: an alias of it costs nothing however often it is used. */
    private final IdentityHashMap<YamlNode, Value> done = new IdentityHashMap<>();

    YamlReader(List<Problem> problems) {
        this.problems = problems;
    }

    /** The file's one document; empty where it has none, which is then among the problems. */
    Optional<Value> read(YamlTree tree) {
        if (tree.root().isEmpty()) {
            problems.add(error(Position.START, "the file is empty", "start it with version: \"1.0\""));
        }
        return tree.root().map(this::value);
    }

    private Value value(YamlNode node) {
        if (node instanceof YamlNode.Alias alias) {
            return alias.target().map(this::value).orElseGet(() -> recursive(alias));
        }
        Value before = node.place().anchor().isPresent() ? done.get(node) : null;
        if (before != null) {
            return before;
        }
        Position at = position(node);
        Value value = switch (node) {
            case YamlNode.Mapping mapping -> mapping(mapping, at);
            case YamlNode.Sequence sequence ->
                new Value.Items(sequence.items().stream().map(this::value).toList(), at);
            case YamlNode.Scalar scalar -> new Value.Scalar(scalar.value(), scalar.kind(), at);
            case YamlNode.Alias alias -> recursive(alias);
        };
        if (node.place().anchor().isPresent()) {
            done.put(node, value);
        }
        return value;
    }

    private Value recursive(YamlNode.Alias alias) {
        problems.add(error(position(alias), "an anchor that holds an alias of itself", "write the values out"));
        return new Value.Scalar("", ScalarKind.NOTHING, position(alias));
    }

    private Value.Mapping mapping(YamlNode.Mapping node, Position at) {
        var entries = new LinkedHashMap<String, Value.Entry>();
        var merged = new ArrayList<Value.Mapping>();
        for (YamlNode.Pair pair : node.entries()) {
            Position keyAt = position(pair.key());
            Optional<String> key = pair.word();
            if (key.isEmpty()) {
                problems.add(error(keyAt, "a key that is not a word", "write a plain key"));
                continue;
            }
            if (pair.isMerge()) {
                merge(value(pair.value()), keyAt, merged);
                continue;
            }
            var entry = new Value.Entry(keyAt, value(pair.value()));
            Value.Entry before = entries.put(key.get(), entry);
            if (before != null) {
                problems.add(error(
                        keyAt,
                        "key '" + key.get() + "' is given twice, first in line "
                                + before.keyAt().line(),
                        "keep one of the two"));
            }
        }
        // YAML's merge key: what stands in the mapping itself wins, then the mappings in their order.
        for (Value.Mapping other : merged) {
            other.entries().forEach(entries::putIfAbsent);
        }
        return new Value.Mapping(entries, at);
    }

    /** One mapping or a list of them; lists within lists, which YAML has not, could grow without end by aliases. */
    private void merge(Value value, Position at, List<Value.Mapping> merged) {
        List<Value> given = value instanceof Value.Items items ? items.values() : List.of(value);
        for (Value one : given) {
            if (one instanceof Value.Mapping mapping) {
                merged.add(mapping);
            } else {
                problems.add(
                        error(at, "'<<' merges what is no mapping", "write an alias of a mapping, or a list of them"));
            }
        }
    }

    private static Position position(YamlNode node) {
        return new Position(node.place().line(), node.place().column());
    }

    private static Problem error(Position at, String what, String mend) {
        return new Problem(Problem.Severity.ERROR, at, what, mend);
    }
}
