package trainyard.core.plan.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;

/** What a step means for a value, apart from any text: what the edited text is compared with. */
final class StepOnData {
    private StepOnData() {}

    /** All steps of one edit: those further inside first, for their paths are those before any. */
    static Data apply(Data root, List<Step> steps) throws EditRefused {
        Data edited = root;
        var insideFirst = new ArrayList<>(steps);
        insideFirst.sort(
                Comparator.comparingInt((Step step) -> step.at().parts().size()).reversed());
        for (Step step : insideFirst) {
            edited = apply(edited, step, step.at());
        }
        return edited;
    }

    private static Data apply(Data value, Step step, PlanPath rest) throws EditRefused {
        if (rest.isRoot()) {
            return here(value, step);
        }
        PlanPath.Part part = rest.parts().getFirst();
        Data child = value.child(part).orElseThrow(() -> new EditRefused("There is no " + step.at() + "."));
        return value.withChild(part, apply(child, step, rest.from(1)));
    }

    /** The step made on the value that it is for. */
    static Data here(Data value, Step step) throws EditRefused {
        return switch (step) {
            case Step.SetValue set -> set.value();
            case Step.AddKeys add -> add(mapping(value, step), add);
            case Step.RemoveKeys remove -> remove(mapping(value, step), remove);
            case Step.RenameKey rename -> rename(mapping(value, step), rename);
            case Step.RemoveItems remove -> remove(items(value, step), remove);
            case Step.InsertItems insert -> insert(items(value, step), insert);
            case Step.CopyItem copy -> copy(items(value, step), copy);
        };
    }

    private static Data.Mapping mapping(Data value, Step step) throws EditRefused {
        if (value.isNothing()) {
            return Data.NO_ENTRIES;
        }
        if (value instanceof Data.Mapping mapping) {
            return mapping;
        }
        throw new EditRefused("There is no mapping at " + step.at() + ".");
    }

    private static List<Data> items(Data value, Step step) throws EditRefused {
        if (value.isNothing()) {
            return List.of();
        }
        if (value instanceof Data.Items(var values)) {
            return values;
        }
        throw new EditRefused("There is no list at " + step.at() + ".");
    }

    private static Data add(Data.Mapping mapping, Step.AddKeys step) throws EditRefused {
        for (String key : step.entries().keySet()) {
            if (mapping.entries().containsKey(key)) {
                throw new EditRefused("There is a key " + key + " in " + step.at() + " already.");
            }
        }
        var more = new LinkedHashMap<>(mapping.entries());
        more.putAll(step.entries());
        return new Data.Mapping(more);
    }

    private static Data remove(Data.Mapping mapping, Step.RemoveKeys step) throws EditRefused {
        for (String key : step.keys()) {
            if (!mapping.entries().containsKey(key)) {
                throw new EditRefused("There is no key " + key + " in " + step.at() + ".");
            }
        }
        return mapping.without(step.keys());
    }

    private static Data rename(Data.Mapping mapping, Step.RenameKey step) throws EditRefused {
        if (mapping.entries().containsKey(step.to())) {
            throw new EditRefused("There is a key " + step.to() + " in " + step.at() + " already.");
        }
        if (!mapping.entries().containsKey(step.key())) {
            throw new EditRefused("There is no key " + step.key() + " in " + step.at() + ".");
        }
        var renamed = new LinkedHashMap<String, Data>();
        mapping.entries().forEach((key, value) -> renamed.put(key.equals(step.key()) ? step.to() : key, value));
        return new Data.Mapping(renamed);
    }

    private static Data remove(List<Data> values, Step.RemoveItems step) throws EditRefused {
        var gone = new HashSet<>(step.indices());
        var kept = new ArrayList<Data>();
        for (int i = 0; i < values.size(); i++) {
            if (!gone.remove(i)) {
                kept.add(values.get(i));
            }
        }
        if (!gone.isEmpty()) {
            throw new EditRefused(step.at() + " has " + values.size() + " items, there is no such item to remove.");
        }
        return new Data.Items(kept);
    }

    private static Data insert(List<Data> values, Step.InsertItems step) throws EditRefused {
        if (step.index() < 0 || step.index() > values.size()) {
            throw new EditRefused(step.at() + " has " + values.size() + " items, there is no such place to insert.");
        }
        var more = new ArrayList<>(values);
        more.addAll(step.index(), step.items());
        return new Data.Items(more);
    }

    private static Data copy(List<Data> values, Step.CopyItem step) throws EditRefused {
        if (step.index() < 0
                || step.index() >= values.size()
                || !(values.get(step.index()) instanceof Data.Mapping source)) {
            throw new EditRefused("There is no mapping at " + step.at().item(step.index()) + " to copy.");
        }
        var more = new ArrayList<>(values);
        for (Data.Mapping changes : step.changes()) {
            var copy = new LinkedHashMap<>(source.entries());
            copy.putAll(changes.entries());
            more.add(new Data.Mapping(copy));
        }
        return new Data.Items(more);
    }
}
