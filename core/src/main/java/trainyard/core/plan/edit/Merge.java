package trainyard.core.plan.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two plans that come from one, made one plan again, by meaning. Theirs keeps its text, comments and all; what was
 * changed in mine is made in it as edits. Comments that were changed in mine alone are not carried over.
 *
 * @param merged theirs with all of mine that does not conflict
 * @param conflicts what both changed, and not in the same way: theirs stands there
 */
public record Merge(PlanDocument merged, List<Conflict> conflicts) {
    /**
     * @param mine empty where it was removed
     * @param theirs empty where it was removed
     */
    public record Conflict(Meaning at, Optional<Data> mine, Optional<Data> theirs) {
        /** One sentence with both values. */
        public String sentence() {
            return at + " is " + mine.map(Data::shown).orElse("removed") + " here, and "
                    + theirs.map(Data::shown).orElse("removed") + " in the file";
        }
    }

    /**
     * @param base what both come from
     * @throws EditRefused where what mine changed cannot be written into theirs; says why
     */
    public static Merge of(PlanDocument base, PlanDocument mine, PlanDocument theirs) throws EditRefused {
        List<Difference> ours = Differences.between(base, mine);
        List<Difference> others = Differences.between(base, theirs);
        var conflicts = new ArrayList<Conflict>();
        var mineAlone = new ArrayList<Difference>();
        for (Difference one : ours) {
            List<Difference> same = others.stream()
                    .filter(other -> other.at().touches(one.at()))
                    .toList();
            if (same.isEmpty()) {
                mineAlone.add(one);
            } else if (!same.equals(List.of(one))) {
                conflicts.add(conflict(one, same.getFirst(), mine, theirs));
            }
        }
        boolean listed = PlanView.of(base.data()).hasNodeList();
        if (listed != PlanView.of(mine.data()).hasNodeList()
                || listed != PlanView.of(theirs.data()).hasNodeList()) {
            throw new EditRefused("One of the two plans has a list of nodes, the other a count: choose one of them.");
        }
        return new Merge(
                carried(mineAlone, theirs), conflicts.stream().distinct().toList());
    }

    /** All at once where that can be, for each edit reads the whole plan again; else one after the other. */
    private static PlanDocument carried(List<Difference> mine, PlanDocument theirs) throws EditRefused {
        try {
            PlanView plan = PlanView.of(theirs.data());
            var steps = new ArrayList<Step>();
            for (Difference difference : mine) {
                Edit edit = new MeaningEdit(difference).edit(plan);
                switch (edit) {
                    case Step step -> steps.add(step);
                    case PlanEdit planEdit -> steps.addAll(planEdit.steps(plan));
                    case Edit.Several _ -> throw new EditRefused("These go one after the other.");
                }
            }
            return theirs.apply(steps, Sharing.WRITE_OUT);
        } catch (EditRefused together) {
            PlanDocument merged = theirs;
            for (Difference difference : mine) {
                merged = merged.apply(new MeaningEdit(difference).edit(PlanView.of(merged.data())), Sharing.WRITE_OUT);
            }
            return merged;
        }
    }

    private static Conflict conflict(Difference mine, Difference theirs, PlanDocument here, PlanDocument there)
            throws EditRefused {
        Meaning at = mine.at().isUnder(theirs.at()) ? theirs.at() : mine.at();
        return new Conflict(at, at(here, at), at(there, at));
    }

    private static Optional<Data> at(PlanDocument document, Meaning meaning) throws EditRefused {
        Optional<Data> here = Optional.of(Differences.byName(document.data()));
        for (String key : meaning.keys()) {
            here = here.flatMap(value -> value.child(new PlanPath.Key(key)));
        }
        return here;
    }
}
