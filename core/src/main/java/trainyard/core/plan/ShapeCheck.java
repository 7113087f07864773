package trainyard.core.plan;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import trainyard.core.plan.yaml.ScalarKind;
import trainyard.core.slurm.Nearest;

/** Compares a file with its {@link Shape}: notes each value's position by its path, and every misfit as a problem. */
final class ShapeCheck {
    /** A path with other letters in a key would be read as another one. */
    private static final Pattern PLAIN = Pattern.compile("[\\w-]+");

    private final List<Problem> problems;
    private final Map<String, Position> positions = new HashMap<>();

    ShapeCheck(List<Problem> problems) {
        this.problems = problems;
    }

    /** Positions by path, such as {@code clusters.hpc.compute_nodes[0].ip}. */
    Map<String, Position> positions() {
        return positions;
    }

    void check(String path, Value value, Shape shape) {
        positions.put(path, value.at());
        switch (shape) {
            case Shape.Anything _ -> {}
            case Shape.One one -> checkOne(path, value, one);
            case Shape.ListOf list -> checkList(path, value, list);
            case Shape.MapOf map -> checkMap(path, value, map);
            case Shape.Keys keys -> checkKeys(path, value, keys);
            case Shape.AnyOf any ->
                any.shapes().stream()
                        .filter(form -> fits(value, form))
                        .findFirst()
                        .ifPresentOrElse(form -> check(path, value, form), () -> misfit(path, value, any.says()));
        }
    }

    private static boolean fits(Value value, Shape shape) {
        return switch (shape) {
            case Shape.One _ -> value instanceof Value.Scalar;
            case Shape.ListOf _ -> value instanceof Value.Items;
            case Shape.Keys _, Shape.MapOf _ -> value instanceof Value.Mapping;
            case Shape.AnyOf any -> any.shapes().stream().anyMatch(form -> fits(value, form));
            case Shape.Anything _ -> true;
        };
    }

    private void checkOne(String path, Value value, Shape.One one) {
        if (!(value instanceof Value.Scalar scalar)) {
            misfit(path, value, one.says());
            return;
        }
        boolean asText = one.kinds().contains(ScalarKind.TEXT);
        boolean kindFits = one.kinds().contains(scalar.kind()) || asText && scalar.kind() != ScalarKind.NOTHING;
        if (!kindFits || !one.accepts().test(scalar.text())) {
            String shown = scalar.kind() == ScalarKind.NOTHING ? "nothing" : "'" + scalar.text() + "'";
            problems.add(mended(
                    new Problem(
                            Problem.Severity.ERROR,
                            value.at(),
                            shown + " for '" + leaf(path) + "' is not " + one.says(),
                            one.example()),
                    Slips.of(path, scalar, one)));
        } else if (!one.kinds().contains(scalar.kind())) {
            problems.add(new Problem(
                            Problem.Severity.WARNING,
                            value.at(),
                            "'" + leaf(path) + "' is a text, but YAML takes " + scalar.text() + " for "
                                    + (scalar.kind() == ScalarKind.BOOLEAN ? "true or false" : "a number"),
                            "write \"" + scalar.text() + "\" in quotes")
                    .mendedBy(Change.Put.text(path, scalar.text())));
        }
    }

    private void checkList(String path, Value value, Shape.ListOf list) {
        if (!(value instanceof Value.Items items)) {
            misfit(path, value, list.says());
            return;
        }
        for (int i = 0; i < items.values().size(); i++) {
            check(path + "[" + i + "]", items.values().get(i), list.item());
        }
    }

    private void checkMap(String path, Value value, Shape.MapOf map) {
        if (!(value instanceof Value.Mapping mapping)) {
            misfit(path, value, map.says());
            return;
        }
        mapping.entries().forEach((key, entry) -> check(join(path, key), entry.value(), map.value()));
    }

    private void checkKeys(String path, Value value, Shape.Keys keys) {
        if (!(value instanceof Value.Mapping mapping)) {
            misfit(path, value, keys.says());
            return;
        }
        mapping.entries().forEach((key, entry) -> {
            Shape shape = keys.known().get(key);
            if (shape != null) {
                check(join(path, key), entry.value(), shape);
            } else if (!keys.open()) {
                unknown(path, key, entry.keyAt(), mapping, keys.known().keySet());
            }
        });
        for (String key : keys.required()) {
            if (!mapping.entries().containsKey(key)) {
                String where = path.isEmpty() ? "the plan" : "'" + path + "'";
                String says = Optional.ofNullable(keys.known().get(key))
                        .map(Shape::says)
                        .orElse("a value");
                error(value.at(), where + " has no '" + key + "'", "add " + key + ": with " + says);
            }
        }
    }

    private void unknown(String path, String key, Position at, Value.Mapping mapping, Collection<String> known) {
        String where = path.isEmpty() ? "" : " in '" + path + "'";
        String mend = Nearest.to(key, known)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("remove it, or write one of " + String.join(", ", known));
        Optional<Change> rename = Nearest.only(key, known)
                .filter(near -> !mapping.entries().containsKey(near)
                        && PLAIN.matcher(key).matches())
                .map(near -> new Change.Rename(join(path, key), near));
        problems.add(
                mended(new Problem(Problem.Severity.WARNING, at, "unknown key '" + key + "'" + where, mend), rename));
    }

    private void misfit(String path, Value value, String says) {
        String is = switch (value) {
            case Value.Mapping _ -> "a mapping";
            case Value.Items _ -> "a list";
            case Value.Scalar scalar when scalar.kind() == ScalarKind.NOTHING -> "empty";
            case Value.Scalar scalar -> "'" + scalar.text() + "'";
        };
        String name = path.isEmpty() ? "the plan" : "'" + leaf(path) + "'";
        error(value.at(), name + " is " + is + " where " + says + " belongs", "write " + says + " here");
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String leaf(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private void error(Position at, String what, String mend) {
        problems.add(new Problem(Problem.Severity.ERROR, at, what, mend));
    }

    private static Problem mended(Problem problem, Optional<Change> change) {
        return change.map(problem::mendedBy).orElse(problem);
    }
}
