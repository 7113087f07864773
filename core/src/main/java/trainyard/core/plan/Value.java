package trainyard.core.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import trainyard.core.plan.yaml.ScalarKind;
import trainyard.core.slurm.Hostlist;

/**
 * A value of the YAML file with its position: what SnakeYAML composed, without anchors, aliases and merge keys.
 *
 * <p>The readers here are lenient: what is missing or of another type is empty, because {@link Shape} has told that.
 */
sealed interface Value {
    Pattern INTEGER = Pattern.compile("\\d{1,9}");
    Pattern TRUE = Pattern.compile("(?i)true|yes|on|y");

    Position at();

    record Scalar(String text, ScalarKind kind, Position at) implements Value {}

    record Items(List<Value> values, Position at) implements Value {}

    record Mapping(Map<String, Entry> entries, Position at) implements Value {
        Optional<Value> get(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value);
        }

        Optional<String> text(String key) {
            return get(key).flatMap(Value::asText);
        }

        Optional<Integer> integer(String key) {
            return get(key).flatMap(Value::asInteger);
        }

        boolean isTrue(String key, boolean otherwise) {
            return get(key).flatMap(Value::asBoolean).orElse(otherwise);
        }

        Mapping mapping(String key) {
            return get(key).filter(Mapping.class::isInstance)
                    .map(Mapping.class::cast)
                    .orElse(new Mapping(Map.of(), at));
        }

        List<Value> items(String key) {
            return get(key).map(value -> value instanceof Items items ? items.values() : List.<Value>of())
                    .orElse(List.of());
        }

        /** Texts of a list, or the one text that stands in a list's place. */
        List<String> texts(String key) {
            return get(key).map(Value::asTexts).orElse(List.of());
        }

        /** Scalars by key, in the file's order. */
        Map<String, String> texts() {
            var texts = new LinkedHashMap<String, String>();
            entries.forEach((key, entry) -> entry.value().asText().ifPresent(text -> texts.put(key, text)));
            return texts;
        }
    }

    /** A key of a mapping: where the key stands, and its value. */
    record Entry(Position keyAt, Value value) {}

    /** Names of hostlists; what is broken stays as it is, for the rules to tell. */
    static List<String> hostlist(List<String> texts) {
        try {
            return texts.isEmpty() ? List.of() : Hostlist.expand(String.join(",", texts));
        } catch (IllegalArgumentException broken) {
            return texts;
        }
    }

    default Optional<String> asText() {
        return this instanceof Scalar scalar && scalar.kind() != ScalarKind.NOTHING
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    default Optional<Integer> asInteger() {
        return asText().filter(text -> INTEGER.matcher(text).matches()).map(Integer::valueOf);
    }

    default Optional<Boolean> asBoolean() {
        return this instanceof Scalar scalar && scalar.kind() == ScalarKind.BOOLEAN
                ? Optional.of(TRUE.matcher(scalar.text()).matches())
                : Optional.empty();
    }

    default List<String> asTexts() {
        if (this instanceof Items items) {
            return items.values().stream()
                    .flatMap(item -> item.asText().stream())
                    .toList();
        }
        return asText().map(List::of).orElse(List.of());
    }
}
