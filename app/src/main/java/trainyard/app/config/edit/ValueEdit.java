package trainyard.app.config.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import trainyard.core.plan.edit.Data;
import trainyard.core.plan.edit.Edit;
import trainyard.core.plan.edit.PlanEdit;
import trainyard.core.plan.edit.PlanPath;
import trainyard.core.plan.edit.Step;

/**
 * One value in the place of another, as the least that changes: of a list only the items that differ, of a mapping only
 * the keys, so that the comments between the others stay.
 */
public final class ValueEdit {
    private ValueEdit() {}

    /**
     * @param before what the plan has at the path
     * @param after empty to clear it
     */
    public static Edit of(String title, PlanPath at, Optional<Data> before, Optional<Data> after) {
        return new Edit.Several(
                title, after.map(value -> put(at, before, value)).orElseGet(() -> List.of(new PlanEdit.Unset(at))));
    }

    private static List<Edit> put(PlanPath at, Optional<Data> before, Data after) {
        if (before.orElse(null) instanceof Data.Items(var old)
                && after instanceof Data.Items(var now)
                && !old.isEmpty()
                && !now.isEmpty()) {
            return items(at, old, now);
        }
        if (before.orElse(null) instanceof Data.Mapping(var old)
                && after instanceof Data.Mapping(var now)
                && !old.isEmpty()
                && !now.isEmpty()) {
            return keys(at, old, now);
        }
        return List.of(new PlanEdit.Put(at, after));
    }

    private static List<Edit> items(PlanPath at, List<Data> old, List<Data> now) {
        int head = 0;
        int shorter = Math.min(old.size(), now.size());
        while (head < shorter && old.get(head).equals(now.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        int end = now.size() - tail;
        int oldEnd = old.size() - tail;
        var edits = new ArrayList<Edit>();
        int changed = Math.min(end, oldEnd);
        for (int i = head; i < changed; i++) {
            edits.add(new PlanEdit.Put(at.item(i), now.get(i)));
        }
        if (end > changed) {
            edits.add(new Step.InsertItems(at, changed, now.subList(changed, end)));
        }
        if (oldEnd > changed) {
            edits.add(new Step.RemoveItems(
                    at, IntStream.range(changed, oldEnd).boxed().toList()));
        }
        return edits;
    }

    private static List<Edit> keys(PlanPath at, Map<String, Data> old, Map<String, Data> now) {
        var edits = new ArrayList<Edit>();
        now.forEach((key, value) -> {
            if (!value.equals(old.get(key))) {
                edits.add(new PlanEdit.Put(at.key(key), value));
            }
        });
        old.keySet().stream()
                .filter(key -> !now.containsKey(key))
                .forEach(key -> edits.add(new PlanEdit.Unset(at.key(key))));
        return edits;
    }
}
