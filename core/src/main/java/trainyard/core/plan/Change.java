package trainyard.core.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import trainyard.core.plan.yaml.ScalarKind;

/** The one change of a plan that mends a {@link Problem}, as data. Paths are those of {@link PlanFile#positions}. */
public sealed interface Change {
    /** Another value, or a first one. */
    record Put(String path, String text, ScalarKind kind) implements Change {
        static Put text(String path, String text) {
            return new Put(path, text, ScalarKind.TEXT);
        }
    }

    record Remove(String path) implements Change {}

    /** Another name for a key; its value stays. */
    record Rename(String path, String to) implements Change {}

    /** A new mapping of texts at a list's end. */
    record Append(String list, Map<String, String> item) implements Change {
        public Append {
            item = Collections.unmodifiableMap(new LinkedHashMap<>(item));
        }
    }
}
