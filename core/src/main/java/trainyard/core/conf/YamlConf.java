package trainyard.core.conf;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
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

/**
 * A configuration in YAML, flattened: each key is a line of its own, named by its path with {@code []} for a list, such
 * as {@code [].tree.switches[].switch}. A key that holds more keys has an empty value.
 */
final class YamlConf {
    private static final int MOST_CODE_POINTS = 64 << 20;
    private static final int DEEPEST = 40;

    private final String name;
    private final String text;
    private final List<ConfPart> parts = new ArrayList<>();
    private final List<ConfProblem> problems = new ArrayList<>();

    YamlConf(String name, String text) {
        this.name = name;
        this.text = text;
    }

    ConfFile read() {
        var options = new LoaderOptions();
        options.setCodePointLimit(MOST_CODE_POINTS);
        try {
            Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
            if (root != null) {
                walk("", root, 0);
            }
        } catch (MarkedYAMLException broken) {
            problem(place(broken.getProblemMark()), String.valueOf(broken.getProblem()));
        } catch (YAMLException broken) {
            problem(Place.startOf(name), String.valueOf(broken.getMessage()));
        }
        return new ConfFile(name, text, List.copyOf(parts), List.copyOf(problems));
    }

    /** An alias of a node within itself has no end, so depth has one. */
    private void walk(String path, Node node, int depth) {
        if (depth > DEEPEST) {
            problem(place(node.getStartMark()), "nested more than " + DEEPEST + " deep");
            return;
        }
        switch (node) {
            case MappingNode mapping -> mapping.getValue().forEach(entry -> entry(path, entry, depth));
            case SequenceNode list -> list.getValue().forEach(item -> walk(path + "[]", item, depth + 1));
            default -> {}
        }
    }

    private void entry(String path, NodeTuple entry, int depth) {
        Place at = place(entry.getKeyNode().getStartMark());
        if (!(entry.getKeyNode() instanceof ScalarNode key)) {
            problem(at, "a key that is not a word");
            return;
        }
        String below = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
        Node value = entry.getValueNode();
        String shown = value instanceof ScalarNode scalar ? scalar.getValue() : "";
        parts.add(new ConfLine(List.of(new Setting(below, shown, at, place(value.getStartMark()))), "", at));
        walk(below, value, depth + 1);
    }

    private void problem(Place at, String what) {
        problems.add(new ConfProblem(
                at, "this is not YAML: " + what.strip().replaceAll("\\s+", " "), "check indentation and quotes here"));
    }

    private Place place(@Nullable Mark mark) {
        return mark == null ? Place.startOf(name) : new Place(name, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
