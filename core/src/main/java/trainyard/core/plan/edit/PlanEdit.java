package trainyard.core.plan.edit;

import java.util.List;
import java.util.Map;

/** An edit in the words of a plan. What it means for the file follows from what stands there. */
public sealed interface PlanEdit extends Edit permits NodeEdit, PartitionEdit, PlanEdit.Put, PlanEdit.Unset, AtOnce {
    /** The steps that make it, all with paths of the plan as it is. */
    List<Step> steps(PlanView plan) throws EditRefused;

    /** A value at a path, whether one is there or not; mappings on the way are made where they are missing. */
    record Put(PlanPath at, Data value) implements PlanEdit {
        @Override
        public String title() {
            return Titles.set(at, value);
        }

        @Override
        public List<Step> steps(PlanView plan) throws EditRefused {
            var before = plan.root().at(at);
            if (before.isPresent()) {
                return before.get().equals(value) ? List.of() : List.of(new Step.SetValue(at, value));
            }
            int there = at.parts().size() - 1;
            while (plan.root().at(at.upTo(there)).isEmpty()) {
                there--;
            }
            Data made = value;
            for (int i = at.parts().size() - 1; i > there; i--) {
                made = Data.mapping(key(at.parts().get(i)), made);
            }
            return List.of(
                    new Step.AddKeys(at.upTo(there), Map.of(key(at.parts().get(there)), made)));
        }

        private String key(PlanPath.Part part) throws EditRefused {
            if (part instanceof PlanPath.Key(String key)) {
                return key;
            }
            throw new EditRefused("There is no " + at + " in the plan: add the item to its list first.");
        }
    }

    /** No value at a path, whether one is there or not. */
    record Unset(PlanPath at) implements PlanEdit {
        @Override
        public String title() {
            return "Remove " + at.shortly();
        }

        @Override
        public List<Step> steps(PlanView plan) {
            if (plan.root().at(at).isEmpty()) {
                return List.of();
            }
            return List.of(
                    switch (at.last()) {
                        case PlanPath.Key(String key) -> new Step.RemoveKeys(at.parent(), List.of(key));
                        case PlanPath.Index(int index) -> new Step.RemoveItems(at.parent(), List.of(index));
                    });
        }
    }
}
