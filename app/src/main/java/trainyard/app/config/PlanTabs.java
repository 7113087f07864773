package trainyard.app.config;

import java.util.List;
import trainyard.app.config.edit.PlanDesk;
import trainyard.app.config.edit.PlanTab;

/** The parts of the plan's screen. A new part is one line here. */
final class PlanTabs {
    private PlanTabs() {}

    /** What changes the plan. */
    static List<PlanTab> forms(PlanDesk plan) {
        return List.of();
    }

    /** What the plan becomes. */
    static List<PlanTab> outcomes(PlanDesk plan) {
        return List.of();
    }
}
