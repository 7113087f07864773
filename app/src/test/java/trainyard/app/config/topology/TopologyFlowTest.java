package trainyard.app.config.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import trainyard.app.config.PartStage;
import trainyard.app.samples.Fx;
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.plan.edit.Data;
import trainyard.core.plan.edit.NodeEdit;
import trainyard.core.settings.Preferences.Theme;

/** Eight nodes are connected by two leaf switches below a spine, and all of it is undone. */
class TopologyFlowTest {
    private final FxRobot robot = new FxRobot();
    private PartStage part;

    @BeforeEach
    void open() {
        Fx.start();
        part = new PartStage(new SampleSession(Samples.cluster(3, 3), false), Theme.LIGHT, 590, 620, TopologyTab::new);
    }

    @AfterEach
    void close() {
        part.close();
    }

    private void eight() {
        part.open(ExamplePlans.empty());
        var machine = Data.mapping("cpu_cores", Data.number(16)).with("memory_gb", Data.number(64));
        Fx.run(() -> part.editing.edit(new NodeEdit.AddNodes("compute-[01-08]", machine, "192.168.100.11")));
        settle(() -> text().contains("192.168.100.18"));
    }

    private String text() {
        return part.editing.state().get().orElseThrow().text();
    }

    private void settle(BooleanSupplier condition) {
        try {
            Fx.await(condition);
            part.settle();
        } catch (AssertionError never) {
            throw new AssertionError(part.refused + "\n" + Fx.call(this::text), never);
        }
    }

    private GroupTree tree() {
        return (GroupTree) part.find("#topology-list");
    }

    private List<String> tops() {
        return tree().getRoot().getChildren().stream()
                .map(item -> item.getValue().name())
                .toList();
    }

    private void write(String id, String words) {
        // What is chosen is described in a moment.
        Fx.await(() -> part.find(id) != null);
        Fx.run(() -> {
            Node field = part.find(id);
            field.requestFocus();
            ((TextField) field).selectAll();
        });
        robot.write(words, 0);
    }

    private void add(String name, String nodes) {
        write("#topology-new-name", name);
        if (!nodes.isEmpty()) {
            write("#topology-new-nodes", nodes);
        }
        part.click("#topology-add");
    }

    @Test
    void a_tree_is_made_renamed_and_undone_to_the_same_bytes() {
        eight();
        String before = Fx.call(this::text);
        part.click("#topology-tree");
        settle(() -> text().contains("type: tree"));
        add("leaf-[1-2]", "compute-[01-08]");
        settle(() -> tops().equals(List.of("top")));
        add("spine", "");
        settle(() -> ((TextField) part.find("#attribute-name")).getText().equals("spine"));
        write("#attribute-switches", "leaf-[1-2]");
        robot.type(KeyCode.ENTER);
        settle(() -> tops().equals(List.of("spine")));
        assertFalse(part.find("#topology-notes").isVisible());
        assertEquals("8 of 8 nodes connected", ((Label) part.find("#topology-placed")).getText());
        Fx.run(() -> {
            tree().requestFocus();
            tree().getSelectionModel().select(1);
        });
        robot.type(KeyCode.F2);
        Fx.await(() -> part.find("#attribute-name").isFocused());
        write("#attribute-name", "edge");
        robot.type(KeyCode.ENTER);
        settle(() -> text().contains("name: edge") && !text().contains("leaf-1"));
        assertEquals(
                "edge",
                Fx.call(() ->
                        tree().getSelectionModel().getSelectedItem().getValue().name()));
        for (int i = 0; i < 5; i++) {
            Fx.run(part.editing::undo);
        }
        settle(() -> text().equals(before) && tops().isEmpty());
        assertEquals(List.of(), part.refused);
    }

    @Test
    void what_is_in_none_and_in_two_is_told_and_mended_by_a_click() {
        part.open(ExamplePlans.text("switch-tree").replace("gpu-[05-08]", "gpu-[04-07]"));
        Fx.await(() -> part.find("#topology-notes").isVisible());
        Fx.run(() -> tree().getSelectionModel().select(3));
        part.click("#topology-once");
        settle(() -> text().contains("gpu-[05-07]"));
        part.click("#topology-place");
        settle(() -> text().contains("gpu-[05-08]"));
        Fx.await(() -> !part.find("#topology-notes").isVisible());
        assertEquals(ExamplePlans.text("switch-tree"), Fx.call(this::text));
    }

    @Test
    void a_plan_with_another_kind_of_topology_is_shown_and_not_changed() {
        part.open(ExamplePlans.text("switch-tree"));
        settle(() -> tops().equals(List.of("core")));
        part.open(ExamplePlans.text("blocks"));
        settle(() -> tops().equals(List.of("rack-1", "rack-2", "rack-3", "rack-4")));
        assertEquals(ExamplePlans.text("blocks"), Fx.call(this::text));
        assertEquals("4, 8", ((TextField) part.find("#attribute-block_sizes")).getText());
        part.open(ExamplePlans.text("two-gpu-nodes"));
        settle(() -> tops().isEmpty());
        assertEquals(ExamplePlans.text("two-gpu-nodes"), Fx.call(this::text));
    }

    @Test
    void delete_removes_a_switch_and_what_makes_no_sense_is_said_where_it_was_typed() {
        part.open(ExamplePlans.text("switch-tree"));
        settle(() -> tops().equals(List.of("core")));
        write("#attribute-name", "leaf-1");
        robot.type(KeyCode.ENTER);
        Fx.await(() -> robot.lookup("There is a leaf-1 already.").tryQuery().isPresent());
        assertEquals("core", ((TextField) part.find("#attribute-name")).getText());
        add("", "");
        Fx.await(() -> robot.lookup("Write a name first.").tryQuery().isPresent());
        Fx.run(() -> {
            tree().getSelectionModel().select(1);
            tree().requestFocus();
        });
        robot.type(KeyCode.DELETE);
        settle(() -> !text().contains("spine-1"));
        assertTrue(Fx.call(this::text).contains("switches: \"leaf-[1-2],spine-2\""), Fx.call(this::text));
    }
}
