package trainyard.core.plan.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Another list or mapping in the place of one, as steps on those of its values alone that differ: the lines of the others
 * stay as they are written, with their comments.
 */
final class Narrowing {
    private final List<Step> steps = new ArrayList<>();

    private Narrowing() {}

    static List<Step> of(Data root, List<Step> steps) {
        var narrowing = new Narrowing();
        for (Step step : steps) {
            if (step instanceof Step.SetValue(PlanPath at, Data after)
                    && !(after instanceof Data.Scalar)
                    && root.at(at).isPresent()) {
                narrowing.change(at, root.at(at).get(), after);
            } else {
                narrowing.steps.add(step);
            }
        }
        return narrowing.steps;
    }

    private void change(PlanPath at, Data before, Data after) {
        if (before.equals(after)) {
            return;
        }
        if (before instanceof Data.Mapping(var old) && after instanceof Data.Mapping(var now) && alike(old, now)) {
            changeMapping(at, old, now);
        } else if (before instanceof Data.Items(var old) && after instanceof Data.Items(var now) && !now.isEmpty()) {
            changeList(at, old, now);
        } else {
            steps.add(new Step.SetValue(at, after));
        }
    }

    private static boolean alike(Map<String, Data> old, Map<String, Data> now) {
        return old.keySet().stream().anyMatch(now::containsKey);
    }

    private void changeMapping(PlanPath at, Map<String, Data> old, Map<String, Data> now) {
        var gone = new ArrayList<String>();
        old.forEach((key, value) -> {
            Data other = now.get(key);
            if (other == null) {
                gone.add(key);
            } else {
                change(at.key(key), value, other);
            }
        });
        var added = new LinkedHashMap<>(now);
        added.keySet().removeAll(old.keySet());
        if (!gone.isEmpty()) {
            steps.add(new Step.RemoveKeys(at, gone));
        }
        if (!added.isEmpty()) {
            steps.add(new Step.AddKeys(at, added));
        }
    }

    /** What is the same at the start and the end of both stays; what lies between is changed one by one. */
    private void changeList(PlanPath at, List<Data> old, List<Data> now) {
        int shorter = Math.min(old.size(), now.size());
        int start = 0;
        while (start < shorter && old.get(start).equals(now.get(start))) {
            start++;
        }
        int tail = 0;
        while (tail < shorter - start && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        int both = shorter - tail;
        for (int i = start; i < both; i++) {
            change(at.item(i), old.get(i), now.get(i));
        }
        var gone = new ArrayList<Integer>();
        for (int i = both; i < old.size() - tail; i++) {
            gone.add(i);
        }
        if (!gone.isEmpty()) {
            steps.add(new Step.RemoveItems(at, gone));
        }
        if (both < now.size() - tail) {
            steps.add(new Step.InsertItems(at, both, now.subList(both, now.size() - tail)));
        }
    }
}
