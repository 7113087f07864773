package trainyard.app.config.edit;

import javafx.scene.Parent;
import trainyard.core.lint.PlanLint;

/** One part of the plan's screen. All calls come on the FX thread. */
public interface PlanTab {
    String title();

    /** An Ikonli literal. */
    String icon();

    /** The same node each time. */
    Parent view();

    /** Called while the tab is seen, with the newest state when it comes into sight, and again with each that follows. */
    void show(PlanState state);

    /** What lint says of the newest state; comes after it, and later than it where the plan is large. */
    default void lint(PlanLint lint) {}

    /** Leads to a place, if this is the tab that shows it. @return whether it is */
    default boolean lead(PlanPlace place) {
        return false;
    }

    /** The tab is not seen any more. */
    default void hidden() {}
}
