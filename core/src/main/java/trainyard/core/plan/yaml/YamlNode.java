package trainyard.core.plan.yaml;

import java.util.List;
import java.util.Optional;

/** A value as it is written. Two nodes are the same only when they are one object: equal values stand in many places. */
public sealed interface YamlNode {
    Place place();

    /** How a scalar is written. */
    enum Style {
        PLAIN,
        SINGLE_QUOTED,
        DOUBLE_QUOTED,
        /** With {@code |} or {@code >}. */
        BLOCK
    }

    /** @param value what it means, without quotes and escapes; empty where nothing is written */
    record Scalar(Place place, String value, ScalarKind kind, Style style) implements YamlNode {}

    /** @param flow whether it stands in brackets */
    record Sequence(Place place, boolean flow, List<YamlNode> items) implements YamlNode {}

    /**
     * @param flow whether it stands in braces, or is a single pair within brackets
     * @param entries as written: merge keys are entries, and a key may be there twice
     */
    record Mapping(Place place, boolean flow, List<Pair> entries) implements YamlNode {}

    /** @param target what the anchor stands for; empty where the alias stands inside of it */
    record Alias(Place place, String name, Optional<YamlNode> target) implements YamlNode {}

    /** A key of a mapping with its value. */
    record Pair(YamlNode key, YamlNode value) {
        /** The key's text; empty where it is a list, a mapping or an alias. */
        public Optional<String> word() {
            return key instanceof Scalar scalar ? Optional.of(scalar.value()) : Optional.empty();
        }

        /** Whether this is YAML's merge key, {@code <<}. */
        public boolean isMerge() {
            return key instanceof Scalar scalar
                    && scalar.style() == Style.PLAIN
                    && !scalar.place().isTagged()
                    && scalar.value().equals("<<");
        }
    }

    /** Whether it is a list or mapping that stands on lines of its own, without brackets. */
    default boolean isBlock() {
        return switch (this) {
            case Sequence sequence -> !sequence.flow();
            case Mapping mapping -> !mapping.flow();
            case Scalar _, Alias _ -> false;
        };
    }
}
