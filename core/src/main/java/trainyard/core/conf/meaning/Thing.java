package trainyard.core.conf.meaning;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a configuration speaks of, and what it says of it.
 *
 * @param kind such as {@code node}; things of a kind are told from each other by their name
 * @param name empty for a file's own settings
 * @param values as written, by the key in lower case
 * @param keys as written, by the same
 */
record Thing(String kind, String name, Map<String, String> values, Map<String, String> keys) {
    static final String NODE = "node";

    Thing(String kind, String name) {
        this(kind, name, new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    /** Slurm takes the last of a key; of those that may be given again all count, in their order. */
    void put(String key, String value) {
        String known = key.toLowerCase(Locale.ROOT);
        keys.putIfAbsent(known, key);
        if (known.equals("slurmctldhost")) {
            values.merge(known, value, (before, next) -> before + ", " + next);
        } else {
            values.put(known, value);
        }
    }

    String id() {
        return kind + '\0' + name;
    }
}
