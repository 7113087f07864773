package trainyard.app.config.partitions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import trainyard.app.config.edit.PlanPlace;
import trainyard.app.samples.Fx;
import trainyard.app.shell.Appearance;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.plan.edit.Data;
import trainyard.core.plan.edit.NodeEdit;
import trainyard.core.settings.Preferences.Theme;

/** Partitions made of eight nodes with the mouse, and by keys. */
class BoardFlowTest {
    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private BoardStage board;
    private Stage stage;

    @BeforeEach
    void open() {
        Fx.start();
        Fx.run(() -> {
            new Appearance(Theme.LIGHT);
            board = new BoardStage(ExamplePlans.empty(), folder, 760, 960);
            stage = new Stage();
            stage.setScene(board.scene);
            stage.setX(0);
            stage.setY(0);
            stage.show();
            stage.requestFocus();
        });
        Fx.await(board::isSettled);
        var machine = Data.mapping("cpu_cores", Data.number(16)).with("memory_gb", Data.number(64));
        Fx.run(() -> board.editing.edit(new NodeEdit.AddNodes("compute-[01-08]", machine, "192.168.100.11")));
        Fx.await(() -> list("all-nodes").getItems().size() == 1);
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
        board.background.close();
    }

    private NodeList list(String id) {
        return (NodeList) board.scene.lookup("#" + id);
    }

    private Node line(String list, String text) {
        Fx.await(() -> robot.from(list(list)).lookup(text).tryQuery().isPresent());
        // Where it is once the lines have their places.
        WaitForAsyncUtils.waitForFxEvents();
        Fx.run(() -> board.scene.getRoot().layout());
        WaitForAsyncUtils.waitForFxEvents();
        return robot.from(list(list)).lookup(text).query();
    }

    /** Rows of a list by what they say, the nodes of one group unfolded. */
    private void unfold(String list) {
        Fx.run(() -> {
            list(list).requestFocus();
            list(list).getFocusModel().focus(0);
        });
        robot.type(KeyCode.RIGHT);
        Fx.await(() -> list(list).getItems().size() > 1);
    }

    private void choose(String list, int... rows) {
        Fx.run(() -> {
            list(list).getSelectionModel().clearSelection();
            list(list).getSelectionModel().selectIndices(rows[0], rows);
            list(list).scrollTo(rows[0]);
        });
    }

    private void add(String name) {
        Fx.await(() -> field("new-partition-name").isFocused());
        Fx.run(() -> field("new-partition-name").setText(name));
        robot.type(KeyCode.ENTER);
        settle(() -> board.state().view().partitions().containsKey(name));
    }

    private TextField field(String id) {
        return (TextField) board.scene.lookup("#" + id);
    }

    private String nodes(String partition) {
        return Fx.call(() -> board.state()
                .view()
                .partitions()
                .get(partition)
                .values()
                .text("nodes")
                .orElse("ALL"));
    }

    private void settle(java.util.function.BooleanSupplier condition) {
        try {
            Fx.await(() -> condition.getAsBoolean() && board.isSettled());
        } catch (AssertionError never) {
            throw new AssertionError(board.told.toString(), never);
        }
    }

    private Set<String> texts(String selector) {
        return Fx.call(() -> board.scene.getRoot().lookupAll(selector).stream()
                .filter(node -> node.isVisible() && node instanceof Label)
                .map(node -> ((Label) node).getText())
                .collect(java.util.stream.Collectors.toSet()));
    }

    @Test
    void three_partitions_are_made_with_the_mouse_and_undone() {
        unfold("all-nodes");
        choose("all-nodes", 1, 2, 3, 4);
        robot.drag(line("all-nodes", "compute-02")).dropTo("#new-partition");
        add("gpu");
        assertEquals("compute-[01-04]", nodes("gpu"));
        assertEquals(Set.of("In no partition, so no job can run there: compute-[05-08]"), texts(".unassigned"));

        robot.drag(line("all-nodes", "compute-[05-08]")).dropTo("#new-partition");
        add("long");
        assertEquals("compute-[05-08]", nodes("long"));
        robot.clickOn("#new-partition-name");
        add("debug");
        assertEquals("ALL", nodes("debug"));
        assertEquals(Set.of(), texts(".unassigned"));

        robot.doubleClickOn("#hostlist-debug");
        Fx.run(() -> field("hostlist-debug").setText("compute-[04-05]"));
        robot.type(KeyCode.ENTER);
        settle(() -> nodesNow("debug").equals("compute-[04-05]"));
        assertEquals(
                Set.of(
                        "Shared: compute-04 with debug",
                        "Shared: compute-05 with debug",
                        "Shared: compute-04 with gpu · compute-05 with long"),
                texts(".shared-line"));

        Fx.run(board.editing::undo);
        settle(() -> nodesNow("debug").equals("ALL"));
        Fx.run(board.editing::redo);
        settle(() -> nodesNow("debug").equals("compute-[04-05]"));
        for (int i = 0; i < 4; i++) {
            Fx.run(board.editing::undo);
        }
        settle(() -> board.state().view().partitions().isEmpty());
        assertEquals(List.of(), board.told);
    }

    private String nodesNow(String partition) {
        return board.state()
                .view()
                .partitions()
                .get(partition)
                .values()
                .text("nodes")
                .orElse("ALL");
    }

    private void two() {
        // Room for two cards of which one is unfolded.
        Fx.run(() -> ((SplitPane) ((Pane) board.scene.lookup("#partitions-board"))
                        .getChildren()
                        .getFirst())
                .setDividerPositions(0.85));
        robot.drag(line("all-nodes", "compute-[01-08]")).dropTo("#new-partition");
        add("a");
        Fx.run(() -> board.scene.lookup("#unfold-a").requestFocus());
        robot.type(KeyCode.SPACE);
        unfold("partition-nodes-a");
        choose("partition-nodes-a", 1, 2);
        robot.drag(line("partition-nodes-a", "compute-01")).dropTo("#new-partition");
        add("b");
    }

    @Test
    void nodes_move_from_card_to_card_and_leave_by_the_pool_or_delete() {
        two();
        assertEquals("compute-[03-08]", nodes("a"));
        assertEquals("compute-[01-02]", nodes("b"));
        unfold("partition-nodes-a");
        choose("partition-nodes-a", 1);
        robot.drag(line("partition-nodes-a", "compute-03")).dropTo("#hostlist-b");
        settle(() -> nodesNow("b").equals("compute-[01-03]"));
        assertEquals("compute-[04-08]", nodes("a"));
        unfold("partition-nodes-a");
        choose("partition-nodes-a", 1);
        robot.drag(line("partition-nodes-a", "compute-04")).dropTo("#all-nodes");
        settle(() -> nodesNow("a").equals("compute-[05-08]"));
        unfold("partition-nodes-a");
        choose("partition-nodes-a", 3, 4);
        robot.type(KeyCode.DELETE);
        settle(() -> nodesNow("a").equals("compute-[05-06]"));
        choose("partition-nodes-a", 0);
        robot.type(KeyCode.DELETE);
        settle(() -> !board.told.isEmpty());
        assertEquals(
                List.of("The partition a would be left without nodes: remove it, or give it others first."),
                board.told);
    }

    @Test
    void a_partition_is_led_to_renamed_and_described() {
        two();
        Fx.run(() -> board.tab.lead(new PlanPlace.OfPartition("b")));
        Fx.await(() -> field("attribute-name").getText().equals("b"));
        Fx.run(() -> {
            field("attribute-max_time").requestFocus();
            field("attribute-max_time").setText("4:00:00");
        });
        robot.type(KeyCode.ENTER);
        settle(() -> board.state().text().contains("max_time: \"4:00:00\""));
        Fx.run(() -> board.scene.lookup("#unfold-b").requestFocus());
        robot.type(KeyCode.F2);
        Fx.await(() -> field("rename-b").isFocused());
        Fx.run(() -> field("rename-b").setText("short"));
        robot.type(KeyCode.ENTER);
        settle(() -> board.state().view().partitions().containsKey("short"));
        Fx.await(() -> field("attribute-name").getText().equals("short"));
        Fx.run(() -> {
            field("attribute-max_time").requestFocus();
            field("attribute-max_time").setText("soon");
        });
        robot.type(KeyCode.ENTER);
        Fx.await(() -> board.scene.lookup("#partition-short .chip-problem").isVisible());
    }
}
