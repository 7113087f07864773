package trainyard.app.config;

import java.util.List;
import trainyard.app.config.cluster.ClusterTab;
import trainyard.app.config.edit.PlanDesk;
import trainyard.app.config.edit.PlanTab;
import trainyard.app.config.lint.LintTab;
import trainyard.app.config.nodes.NodesTab;
import trainyard.app.config.partitions.PartitionsTab;
import trainyard.app.config.text.DifferencesTab;
import trainyard.app.config.text.FilesTab;
import trainyard.app.config.text.YamlTab;
import trainyard.app.config.topology.TopologyTab;
import trainyard.app.config.truth.TruthTab;

/** The parts of the plan's screen. A new part is one line here. */
final class PlanTabs {
    private PlanTabs() {}

    /** What changes the plan. */
    static List<PlanTab> forms(PlanDesk plan) {
        return List.of(
                new NodesTab(plan),
                new PartitionsTab(plan),
                new ClusterTab(plan),
                new TopologyTab(plan),
                new TruthTab(plan));
    }

    /** What the plan becomes. */
    static List<PlanTab> outcomes(PlanDesk plan) {
        return List.of(new YamlTab(plan), new FilesTab(plan), new DifferencesTab(plan), new LintTab(plan));
    }
}
