package trainyard.core.plan;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Text to {@link Value}: syntax errors, keys given twice and nesting without end become problems. */
final class YamlReader {
    /** SnakeYAML refuses more than 3 MB by default; a plan with 30,000 nodes has 4 MB. */
    private static final int MOST_CODE_POINTS = 64 << 20;

    private static final Map<Tag, Value.Kind> KINDS = Map.of(
            Tag.INT, Value.Kind.INTEGER,
            Tag.FLOAT, Value.Kind.DECIMAL,
            Tag.BOOL, Value.Kind.BOOLEAN,
            Tag.NULL, Value.Kind.NOTHING);

    private final List<Problem> problems;

    /** What each node became: an alias is the same node again, and costs nothing however often it is used. */
    private final IdentityHashMap<Node, Value> done = new IdentityHashMap<>();

    private final Set<Node> underWay = Collections.newSetFromMap(new IdentityHashMap<>());

    YamlReader(List<Problem> problems) {
        this.problems = problems;
    }

    /** The file's one document; empty where it has none or cannot be read, which is then among the problems. */
    Optional<Value> read(String text) {
        var options = new LoaderOptions();
        options.setCodePointLimit(MOST_CODE_POINTS);
        // A plan may well bring one anchor to each of its nodes; here an alias is shared, never copied.
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        try {
            Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
            if (root == null) {
                problems.add(error(Position.START, "the file is empty", "start it with version: \"1.0\""));
                return Optional.empty();
            }
            return Optional.of(value(root));
        } catch (MarkedYAMLException broken) {
            String what = broken.getProblem() == null ? "this is not YAML" : plain(broken.getProblem());
            problems.add(error(position(broken.getProblemMark()), what, "check indentation, quotes and brackets here"));
        } catch (YAMLException broken) {
            problems.add(error(
                    Position.START,
                    "the file is not YAML: " + plain(String.valueOf(broken.getMessage())),
                    "check its contents"));
        }
        return Optional.empty();
    }

    private static String plain(String problem) {
        return problem.strip().replaceAll("\\s+", " ");
    }

    private Value value(Node node) {
        Value before = done.get(node);
        if (before != null) {
            return before;
        }
        Position at = position(node.getStartMark());
        if (!underWay.add(node)) {
            problems.add(error(at, "an anchor that holds an alias of itself", "write the values out"));
            return new Value.Scalar("", Value.Kind.NOTHING, at);
        }
        Value value = switch (node) {
            case MappingNode mapping -> mapping(mapping, at);
            case SequenceNode sequence ->
                new Value.Items(sequence.getValue().stream().map(this::value).toList(), at);
            case ScalarNode scalar -> new Value.Scalar(scalar.getValue(), kind(scalar.getTag()), at);
            default -> new Value.Scalar("", Value.Kind.NOTHING, at);
        };
        underWay.remove(node);
        done.put(node, value);
        return value;
    }

    private Value.Mapping mapping(MappingNode node, Position at) {
        var entries = new LinkedHashMap<String, Value.Entry>();
        var merged = new ArrayList<Value.Mapping>();
        for (NodeTuple tuple : node.getValue()) {
            Position keyAt = position(tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(error(keyAt, "a key that is not a word", "write a plain key"));
                continue;
            }
            if (key.getTag().equals(Tag.MERGE)) {
                merge(value(tuple.getValueNode()), keyAt, merged);
                continue;
            }
            var entry = new Value.Entry(keyAt, value(tuple.getValueNode()));
            Value.Entry before = entries.put(key.getValue(), entry);
            if (before != null) {
                problems.add(error(
                        keyAt,
                        "key '" + key.getValue() + "' is given twice, first in line "
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

    private static Value.Kind kind(Tag tag) {
        return KINDS.getOrDefault(tag, Value.Kind.TEXT);
    }

    private static Position position(@Nullable Mark mark) {
        return mark == null ? Position.START : new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static Problem error(Position at, String what, String mend) {
        return new Problem(Problem.Severity.ERROR, at, what, mend);
    }
}
