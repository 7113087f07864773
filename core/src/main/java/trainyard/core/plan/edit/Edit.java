package trainyard.core.plan.edit;

import java.util.List;

/**
 * A change to a plan, as data. A {@link Step} says what happens to one value, list or mapping; a {@link PlanEdit} speaks
 * of nodes and partitions and becomes steps; {@link Several} are made one after the other.
 */
public sealed interface Edit permits Step, PlanEdit, Edit.Several {
    /** What the edit does, as the title of an undo: {@code Add 4 nodes}. */
    String title();

    record Several(String title, List<Edit> edits) implements Edit {
        public Several {
            edits = List.copyOf(edits);
        }
    }
}
