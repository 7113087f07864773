package trainyard.core.plan.edit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A change of one value, list or mapping. Of several steps made at once all paths are those before the first. */
public sealed interface Step extends Edit {
    /** The value, list or mapping that changes. */
    PlanPath at();

    /** Where the same step is made on another mapping or list. */
    Step moved(PlanPath to);

    /** Another value in the place of one that is there. */
    record SetValue(PlanPath at, Data value) implements Step {
        @Override
        public String title() {
            return Titles.set(at, value);
        }

        @Override
        public Step moved(PlanPath to) {
            return new SetValue(to, value);
        }
    }

    /** New keys of a mapping, in this order behind those that are there. Where nothing is written, a new mapping. */
    record AddKeys(PlanPath at, Map<String, Data> entries) implements Step {
        public AddKeys {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public String title() {
            return "Add " + String.join(", ", entries.keySet()) + " to " + at.shortly();
        }

        @Override
        public Step moved(PlanPath to) {
            return new AddKeys(to, entries);
        }
    }

    record RemoveKeys(PlanPath at, List<String> keys) implements Step {
        public RemoveKeys {
            keys = List.copyOf(keys);
        }

        @Override
        public String title() {
            return "Remove " + String.join(", ", keys) + " from " + at.shortly();
        }

        @Override
        public Step moved(PlanPath to) {
            return new RemoveKeys(to, keys);
        }
    }

    /** Another name for a key; its value stays where it is. */
    record RenameKey(PlanPath at, String key, String to) implements Step {
        @Override
        public String title() {
            return "Rename " + key + " to " + to + " in " + at.shortly();
        }

        @Override
        public Step moved(PlanPath place) {
            return new RenameKey(place, key, to);
        }
    }

    /** @param indices from 0, before any of them is removed */
    record RemoveItems(PlanPath at, List<Integer> indices) implements Step {
        public RemoveItems {
            indices = List.copyOf(indices);
        }

        @Override
        public String title() {
            return "Remove " + (indices.size() == 1 ? "an item" : indices.size() + " items") + " from " + at.shortly();
        }

        @Override
        public Step moved(PlanPath to) {
            return new RemoveItems(to, indices);
        }
    }

    /** @param index the place of the first new item; the list's size to append */
    record InsertItems(PlanPath at, int index, List<Data> items) implements Step {
        public InsertItems {
            items = List.copyOf(items);
        }

        @Override
        public String title() {
            return "Add " + (items.size() == 1 ? "an item" : items.size() + " items") + " to " + at.shortly();
        }

        @Override
        public Step moved(PlanPath to) {
            return new InsertItems(to, index, items);
        }
    }

    /**
     * Copies of a list's mapping at the list's end, each with some values changed or added. What is written is copied:
     * merge keys, aliases and the style stay.
     */
    record CopyItem(PlanPath at, int index, List<Data.Mapping> changes) implements Step {
        public CopyItem {
            changes = List.copyOf(changes);
        }

        @Override
        public String title() {
            return "Copy " + at.item(index).shortly() + (changes.size() == 1 ? "" : " " + changes.size() + " times");
        }

        @Override
        public Step moved(PlanPath to) {
            return new CopyItem(to, index, changes);
        }
    }
}
