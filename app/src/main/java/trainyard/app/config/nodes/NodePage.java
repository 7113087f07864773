package trainyard.app.config.nodes;

import javafx.scene.Parent;
import trainyard.app.config.edit.PlanState;
import trainyard.core.lint.PlanLint;

/** One page of what the selected nodes are. */
interface NodePage {
    String title();

    Parent view();

    void show(PlanState state, Chosen chosen);

    /** @param state the one that lint is of */
    default void lint(PlanState state, PlanLint lint) {}
}
