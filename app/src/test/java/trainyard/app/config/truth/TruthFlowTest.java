package trainyard.app.config.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import trainyard.app.config.PartStage;
import trainyard.app.config.edit.PlanPlace;
import trainyard.app.samples.Fx;
import trainyard.app.shell.CoreClusters;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;
import trainyard.core.settings.Preferences.Theme;

/** Nodes of the demo cluster are read, and the one whose driver lost a GPU is named. */
class TruthFlowTest {
    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private PartStage part;

    @BeforeEach
    void open() throws Exception {
        Fx.start();
        var shells = Shells.ofThisUser(folder.resolve("known_hosts"), HostKeyDecision.REFUSE, SecretPrompt.NOBODY);
        var demo = new CoreClusters(Optional.empty(), shells, Clock.systemUTC()).openDemo();
        part = new PartStage(demo, Theme.LIGHT, 600, 620, TruthTab::new);
        part.open(ExamplePlans.text("two-gpu-nodes")
                .replace("    compute_nodes:\n      - ", "    compute_nodes:\n      - name: gpu-002\n        "));
    }

    @AfterEach
    void close() {
        part.close();
    }

    @SuppressWarnings("unchecked") // the tab's own list
    private List<TruthGroup> groups() {
        return ((ListView<TruthGroup>) part.find("#truth-list")).getItems();
    }

    private void read(String nodes) {
        Fx.run(() -> ((TextField) part.find("#truth-nodes")).setText(nodes));
        robot.clickOn("#truth-read");
    }

    @Test
    void the_node_that_lost_a_gpu_comes_first_and_its_layer_is_named_with_a_mend() {
        read("gpu-[003-005,038]");
        Fx.await(() -> !groups().isEmpty());
        TruthGroup first = groups().stream()
                .filter(group -> group.nodes().contains("gpu-038"))
                .findFirst()
                .orElseThrow();
        assumeTrue(first.verdict() != TruthGroup.Verdict.UNKNOWN, "gpu-038 of the demo is down at this hour");
        assertEquals(List.of("gpu-038"), groups().getFirst().nodes());
        Fx.await(() -> robot.lookup("nvidia-smi disagrees first").tryQuery().isPresent());
        assertTrue(robot.lookup("/dev/nvidia* tells 8 GPUs, nvidia-smi tells 7 GPUs.")
                .tryQuery()
                .isPresent());
        assertEquals(
                4,
                Fx.call(() ->
                        groups().stream().mapToInt(one -> one.nodes().size()).sum()));
    }

    @Test
    void a_node_of_the_plan_is_compared_with_it_and_leads_there() {
        read("gpu-002");
        Fx.await(() -> !groups().isEmpty());
        part.click("#truth-to-node");
        assertEquals(List.of(new PlanPlace.OfNode("gpu-002")), part.went);
    }

    @Test
    void a_link_names_its_nodes_whatever_the_field_had() {
        Fx.run(() -> part.tab.lead(new PlanPlace.GpusOf(List.of("gpu-004", "gpu-005"))));
        assertEquals("gpu-[004-005]", Fx.call(() -> ((TextField) part.find("#truth-nodes")).getText()));
    }

    @Test
    void a_broken_hostlist_is_a_sentence_and_nothing_is_read() {
        read("gpu-[003");
        Fx.await(() -> robot.lookup("#truth-note")
                .tryQuery()
                .filter(node -> node.isVisible())
                .isPresent());
        assertTrue(groups().isEmpty());
    }
}
