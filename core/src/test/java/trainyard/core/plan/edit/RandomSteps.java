package trainyard.core.plan.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Steps that a value allows, at random. */
final class RandomSteps {
    private static final List<Data> VALUES = List.of(
            Data.text("plain"),
            Data.text("compute-[01-03,07]"),
            Data.text("24:00:00"),
            Data.text("with: colon # and hash"),
            Data.text(""),
            Data.text(" spaces "),
            Data.text("two\nlines\n"),
            Data.text("\"quoted\" and 'single' \\ back\ttab"),
            Data.text("1.0"),
            Data.text("yes"),
            Data.text("null"),
            Data.text("é 🚂 \u2028"),
            Data.text("- dash"),
            Data.text("2026-01-02"),
            Data.text("<<"),
            Data.text("{brace}, [bracket]"),
            Data.number(0),
            Data.number(4711),
            Data.truth(true),
            Data.nothing(),
            new Data.Items(List.of()),
            Data.NO_ENTRIES,
            Data.texts(List.of("a", "b: c", "x,y")),
            Data.mapping("type", Data.text("h100")).with("count", Data.number(8)),
            Data.mapping(
                    "deep",
                    Data.mapping(
                            "er",
                            new Data.Items(List.of(
                                    Data.mapping("a", Data.number(1)),
                                    Data.texts(List.of("x")),
                                    Data.text("a long text ".repeat(12)))))));

    private final Random random;

    RandomSteps(long seed) {
        random = new Random(seed);
    }

    Step on(Data root) {
        var paths = new ArrayList<PlanPath>();
        collect(root, PlanPath.ROOT, paths);
        PlanPath at = paths.get(random.nextInt(paths.size()));
        Data there = root.at(at).orElseThrow();
        if (random.nextInt(3) == 0 && !at.isRoot()) {
            return new Step.SetValue(at, value());
        }
        return switch (there) {
            case Data.Scalar _ -> new Step.SetValue(at, value());
            case Data.Mapping(var entries) -> onMapping(at, words(entries));
            case Data.Items(var values) -> onList(at, values);
        };
    }

    Sharing sharing() {
        return Sharing.values()[random.nextInt(3)];
    }

    /** A key that is a list or a mapping cannot be named. */
    private static List<String> words(Map<String, Data> entries) {
        return entries.keySet().stream().filter(key -> !key.startsWith("? ")).toList();
    }

    private Step onMapping(PlanPath at, List<String> keys) {
        int choice = random.nextInt(3);
        if (choice == 0 || keys.isEmpty()) {
            return new Step.AddKeys(
                    at, Map.of("new" + random.nextInt(1000), value(), "x: y" + random.nextInt(9), value()));
        }
        String key = keys.get(random.nextInt(keys.size()));
        if (choice == 1) {
            return new Step.RenameKey(at, key, "renamed " + random.nextInt(1000));
        }
        var gone = new ArrayList<>(List.of(key));
        keys.stream()
                .filter(other -> !other.equals(key) && random.nextInt(6) == 0)
                .forEach(gone::add);
        return new Step.RemoveKeys(at, gone);
    }

    private Step onList(PlanPath at, List<Data> values) {
        int choice = random.nextInt(3);
        if (choice == 0 || values.isEmpty()) {
            return new Step.InsertItems(at, random.nextInt(values.size() + 1), List.of(value(), value()));
        }
        int index = random.nextInt(values.size());
        if (choice == 1 && values.get(index) instanceof Data.Mapping mapping) {
            Data.Mapping changes = Data.mapping("name", Data.text("copy" + random.nextInt(1000)));
            if (random.nextBoolean() && !mapping.entries().isEmpty()) {
                changes = changes.with(mapping.entries().keySet().iterator().next(), value());
            }
            return new Step.CopyItem(at, index, List.of(changes, changes.with("another", value())));
        }
        var gone = new ArrayList<Integer>();
        for (int i = 0; i < values.size(); i++) {
            if (i == index || random.nextInt(5) == 0) {
                gone.add(i);
            }
        }
        return new Step.RemoveItems(at, gone);
    }

    private Data value() {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    static void collect(Data value, PlanPath here, List<PlanPath> paths) {
        paths.add(here);
        switch (value) {
            case Data.Scalar _ -> {}
            case Data.Items(var values) -> {
                for (int i = 0; i < values.size(); i++) {
                    collect(values.get(i), here.item(i), paths);
                }
            }
            case Data.Mapping(var entries) -> entries.forEach((key, child) -> collect(child, here.key(key), paths));
        }
    }
}
