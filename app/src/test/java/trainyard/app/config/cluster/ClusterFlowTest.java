package trainyard.app.config.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import trainyard.app.config.PartStage;
import trainyard.app.config.edit.PlanPlace;
import trainyard.app.samples.Fx;
import trainyard.app.samples.Keyboard;
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.settings.Preferences.Theme;

/** The settings of the cluster are found, set and undone. */
class ClusterFlowTest {
    private final FxRobot robot = new FxRobot();
    private final Keyboard keys = new Keyboard();
    private PartStage part;

    @BeforeEach
    void open() {
        Fx.start();
        part = new PartStage(new SampleSession(Samples.cluster(3, 3), false), Theme.LIGHT, 590, 620, ClusterTab::new);
        part.open(ExamplePlans.text("two-gpu-nodes"));
    }

    @AfterEach
    void close() {
        part.close();
        assertEquals(List.of(), part.refused);
    }

    private String text() {
        return part.editing.state().get().orElseThrow().text();
    }

    private void settle(BooleanSupplier condition) {
        try {
            Fx.await(condition);
            part.settle();
        } catch (AssertionError never) {
            throw new AssertionError(Fx.call(this::text), never);
        }
    }

    @SuppressWarnings("unchecked") // the tab's own list
    private ListView<SectionPane> sections() {
        return (ListView<SectionPane>) part.find("#cluster-sections");
    }

    private List<String> titles() {
        return sections().getItems().stream()
                .map(pane -> pane.section().title())
                .toList();
    }

    private void see(String title) {
        Fx.run(() -> sections().getSelectionModel().select(titles().indexOf(title)));
    }

    /** Several sections have a control with the same key. @param form the end of its mapping's path */
    private Node slurm(String form, String key) {
        return part.stage.getScene().getRoot().lookupAll("#attribute-" + key).stream()
                .filter(node -> isIn(node, "form-clusters.hpc.slurm_config" + form))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isIn(Node node, String form) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (form.equals(at.getId())) {
                return true;
            }
        }
        return false;
    }

    private void write(Node field, String words) {
        Fx.run(() -> {
            field.requestFocus();
            ((TextInputControl) field).selectAll();
        });
        keys.write(words);
    }

    @Test
    void a_timeout_a_switch_and_lines_are_set_and_undone_to_the_same_bytes() {
        String before = Fx.call(this::text);
        see("Timers");
        write(slurm(".timeouts", "slurmctld"), "77");
        robot.type(KeyCode.ENTER);
        settle(() -> text().contains("timeouts: {slurmctld: 77}"));

        see("Cgroups");
        Fx.run(() -> slurm(".cgroup", "constrain_swap").requestFocus());
        robot.type(KeyCode.SPACE);
        settle(() -> text().contains("cgroup: {constrain_swap: true}"));
        assertEquals("On", Fx.call(() -> ((CheckBox) slurm(".cgroup", "constrain_swap")).getText()));

        see("Further lines");
        write(slurm("", "extra"), "DebugFlags=Gres");
        robot.type(KeyCode.ENTER);
        keys.write("LaunchParameters=test_exec");
        keys.chord(KeyCode.CONTROL, KeyCode.ENTER);
        settle(() -> text().contains("LaunchParameters=test_exec"));
        String files = Fx.call(() -> part.editing
                .state()
                .get()
                .orElseThrow()
                .bundle()
                .orElseThrow()
                .files()
                .get("slurm/slurm.conf"));
        assertTrue(files.contains("SlurmctldTimeout=77\n"), files);
        assertTrue(files.contains("DebugFlags=Gres\nLaunchParameters=test_exec\n"), files);

        for (int i = 0; i < 3; i++) {
            Fx.run(part.editing::undo);
        }
        settle(() -> text().equals(before));
        Fx.await(() -> ((TextArea) slurm("", "extra")).getText().isEmpty());
        assertFalse(Fx.call(() -> ((CheckBox) slurm(".cgroup", "constrain_swap")).isSelected()));
    }

    @Test
    void escape_brings_back_what_the_plan_has_and_a_click_elsewhere_sets_what_is_typed() {
        String before = Fx.call(this::text);
        see("Timers");
        Node slurmd = slurm(".timeouts", "slurmd");
        write(slurmd, "55");
        robot.type(KeyCode.ESCAPE);
        assertEquals("", Fx.call(() -> ((TextField) slurmd).getText()));
        part.settle();
        assertEquals(before, Fx.call(this::text));
        write(slurmd, "66");
        robot.clickOn(slurm(".timeouts", "kill_wait"));
        settle(() -> text().contains("timeouts: {slurmd: 66}"));
        write(slurmd, "");
        robot.type(KeyCode.BACK_SPACE);
        robot.clickOn("#cluster-search");
        settle(() -> text().equals(before));
    }

    @Test
    void slurms_own_name_is_found_and_what_nothing_has_is_said() {
        robot.clickOn("#cluster-search");
        keys.write("SlurmctldTimeout");
        Fx.await(() -> titles().equals(List.of("Timers")));
        assertTrue(Fx.call(() -> seen(slurm(".timeouts", "slurmctld"))));
        assertFalse(Fx.call(() -> seen(slurm(".timeouts", "slurmd"))));
        keys.overwrite("nonesuch");
        Fx.await(() -> titles().isEmpty());
        assertTrue(robot.lookup("No setting has 'nonesuch'").tryQuery().isPresent());
        keys.overwrite("");
        Fx.await(() -> titles().size() == Sections.all().size());
        see("Timers");
        assertTrue(Fx.call(() -> seen(slurm(".timeouts", "slurmd"))));
    }

    private static boolean seen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @Test
    void what_is_wrong_is_said_under_its_field_and_marks_its_section() {
        see("Timers");
        write(slurm(".timeouts", "slurmd"), "soon");
        robot.type(KeyCode.ENTER);
        Fx.await(() -> sections().getItems().get(titles().indexOf("Timers")).wrong() == 1);
        Fx.await(() -> part.stage.getScene().getRoot().lookupAll(".field-message").stream()
                .anyMatch(node -> seen(node) && ((Label) node).getText().contains("soon")));
    }

    @Test
    void another_version_of_slurm_is_shown_at_once_and_what_the_text_alone_has_leads_there() {
        see("Slurm");
        Fx.run(() -> choose("22.05"));
        settle(() ->
                part.editing.state().get().orElseThrow().version().release().equals("22.05"));
        assertTrue(Fx.call(this::text).contains("version: \"22.05\""), Fx.call(this::text));
        see("Users and groups");
        part.click("#attribute-users");
        assertTrue(part.went.getFirst() instanceof PlanPlace.InText, part.went.toString());
    }

    @SuppressWarnings("unchecked") // the form's own box
    private void choose(String version) {
        ((ComboBox<String>) slurm("", "version")).setValue(version);
    }
}
