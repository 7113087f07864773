package trainyard.core.job;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trainyard.core.plan.yaml.ScalarKind;
import trainyard.core.plan.yaml.YamlNode;
import trainyard.core.plan.yaml.YamlNode.Mapping;
import trainyard.core.plan.yaml.YamlNode.Scalar;
import trainyard.core.plan.yaml.YamlNode.Sequence;
import trainyard.core.plan.yaml.YamlSyntaxException;
import trainyard.core.plan.yaml.YamlTree;
import trainyard.core.slurm.Nearest;

/**
 * A recipe as YAML: a mapping of {@link RecipeField#key()}s.
 *
 * @param notes on keys that no field has, which are kept all the same
 */
public record RecipeFile(Recipe recipe, List<String> notes) {
    /** A key under which another tool's own settings stand. */
    public static final String OUMI = "oumi";

    private static final List<String> KEYS =
            Stream.of(RecipeField.values()).map(RecipeField::key).toList();

    /** @throws YamlSyntaxException where it is not YAML, or not a mapping */
    public static RecipeFile read(String text) throws YamlSyntaxException {
        Optional<YamlNode> root = YamlTree.parse(text).root();
        if (root.isEmpty() || !(root.get() instanceof Mapping mapping)) {
            throw new YamlSyntaxException("this is no mapping of a recipe's fields, such as 'recipe: torchrun'", 1, 1);
        }
        var values = new EnumMap<RecipeField, String>(RecipeField.class);
        var strangers = new ArrayList<String>();
        for (YamlNode.Pair pair : mapping.entries()) {
            String key = pair.word().orElse("");
            Optional<RecipeField> field = RecipeField.find(key);
            if (field.isPresent()) {
                values.put(field.get(), text(field.get(), pair.value()));
            } else {
                strangers.add(key);
            }
        }
        List<String> notes =
                Stream.concat(notes(strangers), brokenItems(mapping)).toList();
        return new RecipeFile(new Recipe(values, others(text, strangers)), notes);
    }

    private static Map<String, Object> others(String text, List<String> strangers) throws YamlSyntaxException {
        var others = new LinkedHashMap<String, Object>();
        if (!strangers.isEmpty()) {
            Map<String, Object> all = JobYaml.read(text);
            strangers.forEach(key -> others.put(key, all.get(key)));
        }
        return others;
    }

    /** A field's list has an item on each line, so that these do not survive. */
    private static Stream<String> brokenItems(Mapping mapping) {
        return mapping.entries().stream()
                .filter(pair -> pair.word().flatMap(RecipeField::find).isPresent())
                .filter(pair -> pair.value() instanceof Sequence)
                .flatMap(pair -> ((Sequence) pair.value())
                        .items().stream()
                                .map(RecipeFile::plain)
                                .flatMap(item -> brokenItem(pair.word().orElse(""), item).stream()));
    }

    private static Optional<String> brokenItem(String key, String item) {
        if (item.isBlank()) {
            return Optional.of("An empty item of '" + key + "' is left out.");
        }
        return item.lines().count() > 1
                ? Optional.of("An item of '" + key + "' has several lines: each is read as an item of its own.")
                : Optional.empty();
    }

    private static Stream<String> notes(List<String> strangers) {
        return strangers.stream()
                .filter(key -> !key.equals(OUMI))
                .map(key -> "There is no field '" + key + "'"
                        + Nearest.to(key, KEYS)
                                .map(near -> "; '" + near + "' is the nearest.")
                                .orElse("; it is kept, and means nothing."));
    }

    private static String text(RecipeField field, YamlNode value) {
        return switch (value) {
            case Scalar scalar when scalar.kind() == ScalarKind.NOTHING -> "";
            case Scalar scalar
            when field.form() == RecipeField.Form.FLAG && scalar.kind() == ScalarKind.BOOLEAN ->
                Boolean.toString(scalar.value().matches("(?i)true|yes|on|y"));
            case Scalar scalar -> scalar.value();
            case Sequence sequence ->
                sequence.items().stream().map(RecipeFile::plain).collect(Collectors.joining("\n"));
            case Mapping mapping ->
                mapping.entries().stream()
                        .map(pair -> pair.word().orElse("") + "=" + plain(pair.value()))
                        .collect(Collectors.joining("\n"));
            case YamlNode.Alias alias ->
                alias.target().map(target -> text(field, target)).orElse("");
        };
    }

    /** An item: several values of a parameter are a list of their own, and stand with commas between them. */
    private static String plain(YamlNode node) {
        return switch (node) {
            case Scalar scalar -> scalar.value();
            case Sequence sequence ->
                sequence.items().stream().map(RecipeFile::plain).collect(Collectors.joining(","));
            case Mapping mapping ->
                mapping.entries().stream()
                        .map(pair -> pair.word().orElse("") + ":" + plain(pair.value()))
                        .collect(Collectors.joining(","));
            case YamlNode.Alias alias -> alias.target().map(RecipeFile::plain).orElse("");
        };
    }

    /** Writes a recipe; read again, it is the same. */
    public static String write(Recipe recipe) {
        var keys = new LinkedHashMap<String, Object>();
        recipe.values().forEach((field, text) -> keys.put(field.key(), data(field, text)));
        keys.putAll(recipe.others());
        return JobYaml.write(keys);
    }

    private static Object data(RecipeField field, String text) {
        return switch (field.form()) {
            case NUMBER -> text.matches("[1-9][0-9]{0,8}|0") ? (Object) Integer.valueOf(text) : text;
            case FLAG -> text.equals("true") || text.equals("false") ? (Object) Boolean.valueOf(text) : text;
            case LINES -> text.lines().filter(line -> !line.isBlank()).toList();
            case PAIRS -> pairs(text);
            case TEXT, CHOICE, SHELL -> text;
        };
    }

    /** A mapping where each line is a pair of its own; else the lines as they are, so that nothing is lost. */
    private static Object pairs(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        var pairs = new LinkedHashMap<String, String>();
        for (String line : lines) {
            int equals = line.indexOf('=');
            if (equals < 1 || pairs.put(line.substring(0, equals).strip(), line.substring(equals + 1)) != null) {
                return lines;
            }
        }
        return pairs;
    }
}
