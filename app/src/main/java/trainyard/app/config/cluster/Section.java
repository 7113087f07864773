package trainyard.app.config.cluster;

import java.util.List;
import java.util.Set;
import trainyard.app.config.form.Attribute;
import trainyard.core.plan.edit.PlanPath;
import trainyard.core.plan.edit.PlanView;

/** Settings that belong together, each group over one mapping of the plan. */
record Section(String title, List<Group> groups) {
    private static final Set<PlanPath> STAYING = Set.of(
            PlanPath.of("metadata"),
            PlanView.CLUSTER,
            PlanView.SLURM,
            PlanView.CLUSTER.key("network"),
            PlanView.CLUSTER.key("controller"));

    /** @param title empty where the section's says it */
    record Group(String title, PlanPath at, List<Attribute> attributes) {
        /** Whether the mapping goes with its last key. */
        boolean goesWhenEmpty() {
            return !STAYING.contains(at);
        }
    }
}
