package trainyard.core.plan.edit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import trainyard.core.plan.yaml.ScalarKind;

/**
 * A value of a plan by its meaning alone: no place, no comments, aliases and merge keys resolved. Mappings are equal
 * whatever the order of their keys, which they keep nevertheless.
 */
public sealed interface Data {
    /** @param text as YAML has it without quotes; empty for nothing, however that is written */
    record Scalar(String text, ScalarKind kind) implements Data {
        public Scalar {
            text = kind == ScalarKind.NOTHING ? "" : text;
        }
    }

    record Items(List<Data> values) implements Data {
        public Items {
            values = List.copyOf(values);
        }
    }

    record Mapping(Map<String, Data> entries) implements Data {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        public Optional<Data> get(String key) {
            return Optional.ofNullable(entries.get(key));
        }

        public Optional<String> text(String key) {
            return get(key).flatMap(Data::asText);
        }

        public Mapping with(String key, Data value) {
            var more = new LinkedHashMap<>(entries);
            more.put(key, value);
            return new Mapping(more);
        }

        /** With all of another's, which win. */
        public Mapping with(Mapping others) {
            var more = new LinkedHashMap<>(entries);
            more.putAll(others.entries());
            return new Mapping(more);
        }

        public Mapping without(Collection<String> keys) {
            var fewer = new LinkedHashMap<>(entries);
            fewer.keySet().removeAll(keys);
            return new Mapping(fewer);
        }
    }

    Mapping NO_ENTRIES = new Mapping(Map.of());

    static Data text(String text) {
        return new Scalar(text, ScalarKind.TEXT);
    }

    static Data number(long number) {
        return new Scalar(Long.toString(number), ScalarKind.INTEGER);
    }

    static Data truth(boolean truth) {
        return new Scalar(Boolean.toString(truth), ScalarKind.BOOLEAN);
    }

    static Data nothing() {
        return new Scalar("", ScalarKind.NOTHING);
    }

    static Data texts(Collection<String> texts) {
        return new Items(texts.stream().map(Data::text).toList());
    }

    /** A mapping of one key; {@link Mapping#with} adds more. */
    static Mapping mapping(String key, Data value) {
        return NO_ENTRIES.with(key, value);
    }

    default Optional<String> asText() {
        return this instanceof Scalar scalar && scalar.kind() != ScalarKind.NOTHING
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    default boolean isNothing() {
        return this instanceof Scalar scalar && scalar.kind() == ScalarKind.NOTHING;
    }

    /** The value at a path; empty where there is none. */
    default Optional<Data> at(PlanPath path) {
        Optional<Data> here = Optional.of(this);
        for (PlanPath.Part part : path.parts()) {
            here = here.flatMap(value -> value.child(part));
        }
        return here;
    }

    /** What is under one key or index. */
    default Optional<Data> child(PlanPath.Part part) {
        return switch (part) {
            case PlanPath.Key(String key) when this instanceof Mapping mapping -> mapping.get(key);
            case PlanPath.Index(int index)
            when this instanceof Items(var values) && index < values.size() -> Optional.of(values.get(index));
            default -> Optional.empty();
        };
    }

    /** As this, but for the one child that is there; the rest is shared. */
    default Data withChild(PlanPath.Part part, Data child) {
        return switch (part) {
            case PlanPath.Key(String key) when this instanceof Mapping mapping -> mapping.with(key, child);
            case PlanPath.Index(int index)
            when this instanceof Items(var values) -> {
                var changed = new ArrayList<>(values);
                changed.set(index, child);
                yield new Items(changed);
            }
            default -> throw new IllegalArgumentException("no " + part + " in " + this);
        };
    }

    /** On one line, for messages. */
    default String shown() {
        return switch (this) {
            case Scalar scalar -> scalar.kind() == ScalarKind.NOTHING ? "nothing" : scalar.text();
            case Items(var values) -> values.stream().map(Data::shown).collect(Collectors.joining(", ", "[", "]"));
            case Mapping(var entries) ->
                entries.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue().shown())
                        .collect(Collectors.joining(", ", "{", "}"));
        };
    }
}
