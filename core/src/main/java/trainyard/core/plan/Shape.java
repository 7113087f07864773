package trainyard.core.plan;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import trainyard.core.plan.yaml.ScalarKind;

/** What a value of the plan file may be. {@link PlanSchema} is made of these; {@link ShapeCheck} compares. */
sealed interface Shape {
    /** For messages: {@code a whole number}. */
    String says();

    /**
     * One scalar.
     *
     * @param kinds what YAML must take it for; TEXT also admits others, with a warning to quote them
     * @param accepts a further rule on its text
     * @param example what to write instead
     * @param words all that there are, where it is one of a few; else empty
     */
    record One(String says, Set<ScalarKind> kinds, Predicate<String> accepts, String example, List<String> words)
            implements Shape {}

    record ListOf(Shape item) implements Shape {
        @Override
        public String says() {
            return "a list";
        }
    }

    /** A mapping whose keys the user chooses. */
    record MapOf(Shape value) implements Shape {
        @Override
        public String says() {
            return "a mapping";
        }
    }

    /**
     * A mapping of known keys.
     *
     * @param open whether other tools' keys stand here too, and are nobody's business
     */
    record Keys(Map<String, Shape> known, Set<String> required, boolean open) implements Shape {
        @Override
        public String says() {
            return "a mapping";
        }

        Keys with(String key, Shape shape) {
            var more = new LinkedHashMap<>(known);
            more.put(key, shape);
            return new Keys(more, required, open);
        }

        Keys need(String key, Shape shape) {
            var all = new LinkedHashSet<>(required);
            all.add(key);
            return new Keys(with(key, shape).known(), all, open);
        }

        Keys with(List<String> keys, Shape shape) {
            Keys all = this;
            for (String key : keys) {
                all = all.with(key, shape);
            }
            return all;
        }
    }

    /** Any of several forms, told apart by whether they are a scalar, a list or a mapping. */
    record AnyOf(String says, List<Shape> shapes) implements Shape {}

    /** Whatever stands there. */
    record Anything() implements Shape {
        @Override
        public String says() {
            return "anything";
        }
    }

    static Keys keys() {
        return new Keys(Map.of(), Set.of(), false);
    }

    static Keys openKeys() {
        return new Keys(Map.of(), Set.of(), true);
    }
}
