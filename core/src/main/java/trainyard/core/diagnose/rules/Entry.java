package trainyard.core.diagnose.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The keys of one entry of a file of rules, taken out one by one: what is left at the end is a slip. */
final class Entry {
    private final Map<String, Object> keys = new HashMap<>();

    Entry(Map<?, ?> map) {
        map.forEach((key, value) -> keys.put(name(key), value == null ? "" : value));
    }

    /** YAML 1.1 reads a bare {@code on} as true. */
    private static String name(Object key) {
        return Boolean.TRUE.equals(key) ? "on" : String.valueOf(key);
    }

    String text(String key) {
        String text = text(key, "");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("it has no " + key);
        }
        return text;
    }

    String text(String key, String otherwise) {
        Object value = keys.remove(key);
        if (value instanceof Map || value instanceof List) {
            throw new IllegalArgumentException(key + " has to be a text");
        }
        return value == null ? otherwise : String.valueOf(value).strip();
    }

    List<String> texts(String key) {
        List<?> list = list(key);
        if (list.stream().anyMatch(one -> one instanceof Map || one instanceof List)) {
            throw new IllegalArgumentException(key + " has to be a list of texts: one with a colon needs quotes");
        }
        return list.stream().map(String::valueOf).toList();
    }

    List<Entry> entries(String key) {
        var entries = new ArrayList<Entry>();
        for (Object one : list(key)) {
            if (!(one instanceof Map<?, ?> map)) {
                throw new IllegalArgumentException(key + " has to be a list of entries with keys");
            }
            entries.add(new Entry(map));
        }
        return entries;
    }

    Optional<Entry> entry(String key) {
        Object value = keys.remove(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Map<?, ?> map) {
            return Optional.of(new Entry(map));
        }
        throw new IllegalArgumentException(key + " has to be an entry with keys");
    }

    /** All keys that are left, as texts. */
    Map<String, String> all() {
        var all = new HashMap<String, String>();
        Set.copyOf(keys.keySet()).forEach(key -> all.put(key, text(key)));
        return all;
    }

    private List<?> list(String key) {
        Object value = keys.remove(key);
        return switch (value) {
            case null -> List.of();
            case List<?> list -> list;
            case Map<?, ?> _ -> throw new IllegalArgumentException(key + " has to be a list");
            default -> List.of(value);
        };
    }

    /** False where it is not there. */
    boolean isTrue(String key) {
        String text = text(key, "false");
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(key + " has to be true or false");
        }
        return text.equals("true");
    }

    <E extends Enum<E>> E word(String key, Class<E> type) {
        return constant(text(key), type);
    }

    <E extends Enum<E>> E word(String key, Class<E> type, E otherwise) {
        String text = text(key, "");
        return text.isEmpty() ? otherwise : constant(text, type);
    }

    <E extends Enum<E>> List<E> words(String key, Class<E> type) {
        Function<String, E> one = text -> constant(text, type);
        return texts(key).stream().map(one).toList();
    }

    private static <E extends Enum<E>> E constant(String text, Class<E> type) {
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no " + type.getSimpleName().toLowerCase(Locale.ROOT), unknown);
        }
    }

    void nothingElse() {
        if (!keys.isEmpty()) {
            throw new IllegalArgumentException("nobody knows its keys " + keys.keySet());
        }
    }
}
