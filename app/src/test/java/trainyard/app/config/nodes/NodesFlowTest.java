package trainyard.app.config.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import trainyard.app.config.edit.PlanDesk;
import trainyard.app.config.edit.PlanEditing;
import trainyard.app.config.edit.PlanPlace;
import trainyard.app.config.edit.PlanState;
import trainyard.app.kit.Desk;
import trainyard.app.samples.Fx;
import trainyard.app.samples.Keyboard;
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;
import trainyard.app.shell.CoreClusters;
import trainyard.app.shell.Session;
import trainyard.app.shell.Window;
import trainyard.core.plan.ComputeNode;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.plan.edit.Data;
import trainyard.core.plan.edit.PlanView;
import trainyard.core.plan.edit.Sharing;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;
import trainyard.core.render.Templates;
import trainyard.core.settings.Preferences.Theme;

/** The part of nodes in a window, by mouse and keys. */
class NodesFlowTest {
    private final FxRobot robot = new FxRobot();
    private final Keyboard keys = new Keyboard();
    private final List<String> refused = new ArrayList<>();
    private final List<PlanPlace> went = new ArrayList<>();
    private Window window;
    private Desk desk;
    private Stage stage;
    private PlanEditing editing;
    private NodesTab tab;

    @BeforeEach
    void start() {
        Fx.start();
        // The Headless platform fails to draw a popup that sticks out of its screen, on a thread of its own.
        WaitForAsyncUtils.autoCheckException = false;
    }

    private void open(String text) {
        open(text, new SampleSession(Samples.cluster(3, 3), false));
    }

    private void open(String text, Session session) {
        Fx.run(() -> {
            window = Window.of(session, Theme.LIGHT, Clock.systemUTC(), 1000, 780);
            desk = window.console().desk();
            editing = new PlanEditing(desk.background(), Templates.shipped(), new PlanEditing.Questions() {
                @Override
                public Optional<Sharing> sharing(String sentence, Sharing offered) {
                    return Optional.of(offered);
                }

                @Override
                public void refused(String sentence) {
                    refused.add(sentence);
                }
            });
            tab = new NodesTab(new PlanDesk(desk, editing, went::add));
            stage = new Stage();
            var scene = new Scene(tab.view(), 640, 780);
            scene.getStylesheets().setAll(window.scene().getStylesheets());
            stage.setScene(scene);
            stage.setX(0);
            stage.setY(0);
            stage.show();
            stage.requestFocus();
            editing.state().subscribe(now -> now.ifPresent(tab::show));
            editing.lint().subscribe(found -> found.ifPresent(tab::lint));
            editing.create(text);
        });
        Fx.await(() -> editing.state().get().isPresent() && desk.background().isIdle());
    }

    @AfterEach
    void close() {
        Fx.run(() -> {
            stage.close();
            window.close();
        });
    }

    private PlanState state() {
        return editing.state().get().orElseThrow();
    }

    private List<ComputeNode> nodes() {
        return state().file().plan().orElseThrow().nodes();
    }

    private TableView<?> table(String id) {
        return (TableView<?>) stage.getScene().lookup("#" + id);
    }

    private int selected() {
        return table("plan-nodes").getSelectionModel().getSelectedIndices().size();
    }

    private void page(String name) {
        robot.clickOn("#node-page-" + name);
    }

    /** Waits for a dialog whose first field has the focus. */
    private void asked(String field) {
        Fx.await(() -> keys.isAtNow("question-" + field));
    }

    private void answered() {
        keys.type(KeyCode.ENTER);
        Fx.await(() -> javafx.stage.Window.getWindows().size() == 1);
    }

    private void select(int row) {
        Fx.run(() -> {
            table("plan-nodes").getSelectionModel().clearAndSelect(row);
            table("plan-nodes").requestFocus();
        });
        Fx.await(() -> selected() == 1 && isSettled());
    }

    private boolean isSettled() {
        return desk.background().isIdle();
    }

    private Optional<Node> find(String selector) {
        return Optional.ofNullable(stage.getScene().lookup(selector)).filter(Node::isVisible);
    }

    @Test
    void eight_gpu_nodes_from_an_empty_plan_and_all_of_it_undone() {
        open(ExamplePlans.empty());
        robot.clickOn("#plan-node-add");
        asked("names");
        answered();
        Fx.await(() -> nodes().size() == 8 && selected() == 8 && isSettled());
        assertEquals("gpu-08", nodes().getLast().name());
        assertEquals(Optional.of("192.168.100.18"), nodes().getLast().address());

        page("gpus");
        robot.clickOn("#gpus-add");
        keys.choose("h100");
        asked("type");
        answered();
        Fx.await(() -> nodes().stream().allMatch(node -> node.gpuCount() == 8) && isSettled());
        Fx.await(() -> find("#gpu-tile-7").isPresent());

        select(0);
        page("passthrough");
        robot.clickOn("#device-add");
        asked("address");
        keys.write("0000:01:00.0");
        keys.tabTo("question-device");
        keys.write("2684");
        answered();
        Fx.await(() -> nodes().getFirst().passthrough().size() == 2 && isSettled());
        assertEquals("0000:01:00.1", nodes().getFirst().passthrough().get(1).address());

        robot.clickOn("#plan-node-clone");
        asked("names");
        keys.overwrite("gpu-[09-10]");
        answered();
        Fx.await(() -> nodes().size() == 10 && selected() == 2 && isSettled());
        assertEquals(8, nodes().getLast().gpuCount());

        assertEquals(Optional.of("Clone gpu-01 as gpu-[09-10]"), state().undo());
        for (int actions = 4; actions > 0; actions--) {
            Optional<String> title = state().undo();
            Fx.run(editing::undo);
            Fx.await(() -> !state().undo().equals(title));
        }
        assertEquals(ExamplePlans.empty(), state().text());
        assertEquals(Optional.empty(), state().undo());
        assertEquals(List.of(), refused);
    }

    @Test
    void a_field_of_several_nodes_sets_the_value_of_all_as_one_action() {
        open(ExamplePlans.text("two-gpu-nodes"));
        Fx.run(() -> table("plan-nodes").getSelectionModel().selectAll());
        Fx.await(() -> find("#attribute-ip").isPresent()
                && ((TextField) find("#attribute-ip").get()).getPromptText().equals("several values"));
        robot.doubleClickOn("#attribute-memory_gb");
        keys.overwrite("32");
        keys.type(KeyCode.ENTER);
        Fx.await(() -> nodes().stream().allMatch(node -> node.memoryGb() == 32));
        assertEquals(Optional.of("Set Memory of compute-[01-02] to 32"), state().undo());
        robot.doubleClickOn("#attribute-ip");
        keys.write("10.0.0.1");
        keys.type(KeyCode.ENTER);
        Fx.await(this::isSettled);
        assertEquals(Optional.of("Set Memory of compute-[01-02] to 32"), state().undo(), "one address for two nodes");
    }

    @Test
    void a_profile_is_added_to_a_gpu_and_taken_away_by_a_click_on_it() {
        open(ExamplePlans.text("mig-nodes"));
        select(0);
        page("gpus");
        robot.clickOn("#gpu-tile-1");
        robot.clickOn("#mig-add-3g-20gb");
        Fx.await(() -> nodes().getFirst().gpus().getFirst().mig().size() == 2 && isSettled());
        ComputeNode.Mig mig = nodes().getFirst().gpus().getFirst().mig().get(1);
        assertEquals(new ComputeNode.Mig(1, "3g.20gb", List.of(1)), mig);
        assertTrue(Fx.call(() -> find("#mig-add-7g-40gb").orElseThrow().isDisabled()));
        robot.clickOn(".mig-instance");
        Fx.await(() -> nodes().getFirst().gpus().getFirst().mig().size() == 1);
    }

    @Test
    void of_two_nodes_of_one_name_the_second_is_shown_and_gets_a_name_of_its_own() {
        open(ExamplePlans.empty().replace("compute_nodes: []", """
                        compute_nodes:
                              - {name: gpu-1, cpu_cores: 8, memory_gb: 16, ip: DHCP, gpus: {type: h100, count: 4}}
                              - {name: gpu-1, cpu_cores: 8, memory_gb: 16, ip: DHCP, gpus: {type: h100, count: 2}}
                        """.strip()));
        Fx.await(() -> table("plan-nodes").getItems().size() == 2);
        // The first is right, and the second says at its name what is wrong.
        Fx.await(() ->
                !((NodeRow) table("plan-nodes").getItems().get(1)).problem().isEmpty());
        assertEquals("", ((NodeRow) table("plan-nodes").getItems().getFirst()).problem("name"));
        select(1);
        Fx.await(() -> find("#attribute-name").orElseThrow().getPseudoClassStates().stream()
                .anyMatch(state -> state.getPseudoClassName().equals("danger")));
        page("gpus");
        Fx.await(() -> find("#gpu-tile-1").isPresent());
        assertTrue(find("#gpu-tile-2").isEmpty());
        page("machine");
        robot.clickOn("#attribute-name");
        keys.overwrite("gpu-2");
        keys.type(KeyCode.ENTER);
        Fx.await(() -> nodes().getLast().name().equals("gpu-2") && selected() == 1 && isSettled());
        assertEquals("gpu-1", nodes().getFirst().name());
        assertEquals(List.of(), refused);
    }

    @Test
    void selected_nodes_lead_to_what_gpus_their_machines_have() {
        open(ExamplePlans.text("512-gpu-nodes"));
        Fx.await(() -> table("plan-nodes").getItems().size() == 512);
        select(2);
        Fx.run(() -> table("plan-nodes").getContextMenu().getItems().stream()
                .filter(item -> String.valueOf(item.getText()).contains("GPUs"))
                .findFirst()
                .orElseThrow()
                .fire());
        assertEquals(List.of(new PlanPlace.GpusOf(List.of("gpu-003"))), went);
    }

    @Test
    void nodes_are_renamed_and_removed_by_keys_and_links_lead_to_them() {
        open(ExamplePlans.text("512-gpu-nodes"));
        assertTrue(Fx.call(() -> tab.lead(new PlanPlace.OfNode("gpu-300"))));
        Fx.await(() -> selected() == 1 && isSettled());
        Fx.run(() -> table("plan-nodes").requestFocus());
        keys.type(KeyCode.F2);
        asked("names");
        keys.overwrite("big-300");
        answered();
        Fx.await(() -> state().view().nodes().containsKey("big-300") && selected() == 1 && isSettled());
        Fx.run(() -> table("plan-nodes").requestFocus());
        keys.type(KeyCode.DELETE);
        Fx.await(() -> nodes().size() == 511);
        assertEquals(Optional.of("Remove node big-300"), state().undo());
    }

    @Test
    void nodes_that_are_one_entry_are_shown_and_written_out_before_they_are_changed() {
        open(ExamplePlans.empty()
                .replace("compute_nodes: []", "compute_nodes: {count: 3, cpu_cores: 4, memory_gb: 8, ip: DHCP}"));
        Fx.await(() -> table("plan-nodes").getItems().size() == 3);
        assertTrue(Fx.call(() -> find("#plan-node-add").orElseThrow().isDisabled()));
        robot.clickOn("#plan-nodes-write-out");
        Fx.await(() -> state().view().nodes().size() == 3 && isSettled());
        assertTrue(state().view().root().at(PlanView.NODES).orElseThrow() instanceof Data.Items);
        assertTrue(Fx.call(() -> find("#plan-nodes-write-out").isEmpty()
                || !find("#plan-nodes-write-out").orElseThrow().getParent().isVisible()));
    }

    @Test
    void what_the_machine_tells_is_taken_from_the_open_cluster(@TempDir Path folder) throws Exception {
        var shells = Shells.ofThisUser(folder.resolve("known_hosts"), HostKeyDecision.REFUSE, SecretPrompt.NOBODY);
        open(
                ExamplePlans.text("512-gpu-nodes"),
                new CoreClusters(Optional.empty(), shells, Clock.systemUTC()).openDemo());
        Fx.await(() -> table("plan-nodes").getItems().size() == 512);
        select(0);
        robot.clickOn("#node-read");
        Fx.await(() -> dialog().isPresent());
        Fx.run(() -> ((CheckBox) dialog().orElseThrow().lookup("#probe-memory_gb")).setSelected(false));
        robot.clickOn("Take the values");
        Fx.await(() -> nodes().getFirst().gpus().size() == 2);
        assertEquals(Optional.of("0-63"), nodes().getFirst().gpus().getFirst().cores());
        assertEquals(1024, nodes().getFirst().memoryGb());
        assertTrue(state().undo().orElseThrow().endsWith("read from gpu-001"));
        assertEquals(1, nodes().get(1).gpus().size());
    }

    private Optional<Node> dialog() {
        return robot.lookup("#probe-question").tryQuery();
    }
}
