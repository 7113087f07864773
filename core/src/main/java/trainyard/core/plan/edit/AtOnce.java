package trainyard.core.plan.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Edits made together, all of the plan as it is before any of them: the same value for thousands of nodes is one edit of
 * the text, where {@link Edit.Several} are as many. No edit may be of what another one adds or removes.
 */
public record AtOnce(String title, List<Edit> edits) implements PlanEdit {
    public AtOnce {
        edits = List.copyOf(edits);
    }

    @Override
    public List<Step> steps(PlanView plan) throws EditRefused {
        var steps = new ArrayList<Step>();
        Map<PlanPath, Map<String, Data>> added = new LinkedHashMap<>();
        for (Edit edit : edits) {
            for (Step step : stepsOf(edit, plan)) {
                if (step instanceof Step.AddKeys(PlanPath at, Map<String, Data> entries)) {
                    added.computeIfAbsent(at, place -> new LinkedHashMap<>()).putAll(entries);
                } else {
                    steps.add(step);
                }
            }
        }
        added.forEach((at, entries) -> steps.add(new Step.AddKeys(at, entries)));
        return steps;
    }

    private static List<Step> stepsOf(Edit edit, PlanView plan) throws EditRefused {
        return switch (edit) {
            case Step step -> List.of(step);
            case PlanEdit words -> words.steps(plan);
            case Edit.Several(String title, List<Edit> _) ->
                throw new EditRefused(title + " is made one after the other, and not at once with others.");
        };
    }
}
