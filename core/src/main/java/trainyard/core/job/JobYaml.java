package trainyard.core.job;

import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import trainyard.core.plan.yaml.YamlSyntaxException;

/** YAML of jobs, as people write it: shell lines stay lines. */
public final class JobYaml {
    private JobYaml() {}

    /** @throws YamlSyntaxException where it is no YAML, or no mapping */
    public static Map<String, Object> read(String text) throws YamlSyntaxException {
        try {
            Object all = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            if (all instanceof Map<?, ?> map && map.keySet().stream().allMatch(String.class::isInstance)) {
                @SuppressWarnings("unchecked") // looked at the line before
                Map<String, Object> keys = (Map<String, Object>) map;
                return keys;
            }
        } catch (MarkedYAMLException broken) {
            var at = broken.getProblemMark();
            throw new YamlSyntaxException(
                    String.valueOf(broken.getProblem()),
                    at == null ? 1 : at.getLine() + 1,
                    at == null ? 1 : at.getColumn() + 1);
        } catch (YAMLException broken) {
            throw new YamlSyntaxException(String.valueOf(broken.getMessage()), 1, 1);
        }
        throw new YamlSyntaxException("this is no mapping of keys and values", 1, 1);
    }

    public static String write(Map<String, Object> keys) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setSplitLines(false);
        return new Yaml(new LiteralLines(options), options).dump(keys);
    }

    private static final class LiteralLines extends Representer {
        LiteralLines(DumperOptions options) {
            super(options);
            representers.put(String.class, data -> {
                String text = (String) data;
                boolean lines = text.contains("\n");
                return representScalar(
                        Tag.STR, text, lines ? DumperOptions.ScalarStyle.LITERAL : DumperOptions.ScalarStyle.PLAIN);
            });
        }
    }
}
