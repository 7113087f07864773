package trainyard.core.plan.yaml;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A text of YAML with its one document as it is written.
 *
 * @param root empty where the text holds no document
 * @param aliases by the node that they stand for, compared by identity
 */
public record YamlTree(String text, Optional<YamlNode> root, Map<YamlNode, List<YamlNode.Alias>> aliases) {
    /** SnakeYAML refuses more than 3 MB by default; a plan with 30,000 nodes has 4 MB. */
    private static final int MOST_CODE_POINTS = 64 << 20;

    /**
     * Reads text without a byte order mark.
     *
     * @throws YamlSyntaxException where it is not YAML, says what and where
     */
    public static YamlTree parse(String text) throws YamlSyntaxException {
        var options = new LoaderOptions();
        options.setCodePointLimit(MOST_CODE_POINTS);
        try {
            var events = new Yaml(new SafeConstructor(options)).parse(new StringReader(text));
            return new TreeBuilder(text, events.iterator()).tree();
        } catch (MarkedYAMLException broken) {
            String what = broken.getProblem() == null ? "this is not YAML" : plain(broken.getProblem());
            Mark at = broken.getProblemMark();
            throw at == null
                    ? new YamlSyntaxException(what, 1, 1)
                    : new YamlSyntaxException(what, at.getLine() + 1, at.getColumn() + 1);
        } catch (YAMLException broken) {
            String what = "the file is not YAML: " + plain(String.valueOf(broken.getMessage()));
            throw new YamlSyntaxException(what, 1, 1);
        }
    }

    private static String plain(String problem) {
        return problem.strip().replaceAll("\\s+", " ");
    }

    /** The aliases that stand for this very node, in the order of the text. */
    public List<YamlNode.Alias> aliasesOf(YamlNode node) {
        return node.place().anchor().isEmpty() ? List.of() : aliases.getOrDefault(node, List.of());
    }
}
