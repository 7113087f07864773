package trainyard.app.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import trainyard.app.bench.RunLoad;
import trainyard.app.kit.Place;
import trainyard.app.kit.RecentPlans;
import trainyard.app.samples.Fx;
import trainyard.app.samples.SampleRuns;
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;
import trainyard.app.shell.Window;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.settings.Preferences.Theme;

/** The screen of provisioning, by mouse and keys. */
class ProvisionFlowTest {
    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private Window window;
    private Stage stage;

    @BeforeEach
    void start() {
        Fx.start();
        Fx.run(() -> {
            var session = new SampleSession(Samples.cluster(3, 3), false);
            window = Window.of(session, Theme.LIGHT, SampleSession.CLOCK, 1000, 900);
            stage = new Stage();
            stage.setScene(window.scene());
            stage.setX(0);
            stage.setY(0);
            stage.show();
            stage.requestFocus();
        });
    }

    @AfterEach
    void close() {
        Fx.run(() -> {
            window.close();
            stage.close();
        });
    }

    private void enter() {
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P).release(KeyCode.P, KeyCode.SHIFT, KeyCode.CONTROL);
        Fx.await(() -> window.console().place().get() instanceof Place.Provision
                && text("#run-totals").contains("ok"));
    }

    private Node find(String selector) {
        return window.scene().lookup(selector);
    }

    private String text(String selector) {
        return find(selector) instanceof Labeled label ? String.valueOf(label.getText()) : "";
    }

    private void press(KeyCode code) {
        robot.press(code).release(code);
    }

    private void tab(int index) {
        Fx.run(() -> ((TabPane) find("#provision-tabs")).getSelectionModel().select(index));
    }

    @Test
    void a_failed_cell_is_reached_by_keys_and_says_why() {
        enter();
        robot.clickOn("#matrix-next");
        Fx.await(() -> text("#cell-message").startsWith("gpu-008 cannot be reached"));
        press(KeyCode.N);
        Fx.await(() -> text("#cell-message").contains("GPU has fallen off the bus"));
        press(KeyCode.LEFT);
        Fx.await(() -> text("#cell-message").isEmpty());
        press(KeyCode.RIGHT);
        Fx.await(() -> text("#cell-message").contains("GPU has fallen off the bus"));
    }

    @Test
    void a_replay_fills_the_matrix_as_it_goes() {
        enter();
        String whole = text("#run-totals");
        robot.clickOn("#provision-replay");
        Fx.await(() -> text("#run-progress").startsWith("Task"));
        assertFalse(whole.equals(text("#run-totals")), "it begins anew");
        Fx.await(() -> text("#run-totals").contains("unreachable"));
    }

    @Test
    void the_hosts_that_failed_are_named_with_their_reasons_and_those_of_the_example_are_not_retried()
            throws Exception {
        Path plan = Files.writeString(folder.resolve("cluster.yaml"), ExamplePlans.text(ExamplePlans.NAMES.getFirst()));
        Fx.run(() -> RecentPlans.remember(window.console().desk(), plan));
        enter();
        tab(2);
        Fx.await(() -> find("#run-failures") instanceof TableView<?> table
                && table.getItems().size() == 2);
        assertEquals("Retry these 2 hosts", ((Button) find("#run-retry")).getText());
        assertTrue(find("#run-retry").isDisabled(), "it would run on the plan that is chosen");
        Fx.await(() -> text("#provision-about").contains("machines, Slurm"));
    }

    @Test
    void nothing_can_begin_without_a_plan_and_the_command_follows_the_fields() {
        enter();
        assertTrue(find("#provision-start").isDisabled());
        robot.clickOn("#provision-hosts").write("gpu-[01-02]");
        Fx.await(() -> text("#provision-command").contains("--limit gpu-01,gpu-02"));
        robot.write(",[");
        Fx.await(() -> !text("#provision-problem").isEmpty());
        assertEquals("gpu-[01-02],[", ((TextField) find("#provision-hosts")).getText());
    }

    @Test
    void a_run_of_another_console_that_goes_on_is_what_is_shown() throws Exception {
        var load = new RunLoad(3, 10);
        Path settings = window.console().desk().settings().path();
        Path run = SampleRuns.write(settings, "r2", RunLoad.STARTED, load.lines(4), Optional.empty());
        enter();
        Fx.await(() -> text("#run-progress").startsWith("Task 4;"));
        int seen = load.lines(4).size();
        Files.write(
                run.resolve("events.jsonl"),
                load.lines(6).subList(seen, load.lines(6).size()),
                StandardOpenOption.APPEND);
        Fx.await(() -> text("#run-progress").startsWith("Task 6;"));
        Files.writeString(
                run.resolve("ended.json"), "{\"rc\": 1, \"cancelled\": true, \"at\": \"2026-11-24T10:01:00Z\"}");
        Fx.await(() -> text("#run-progress").equals("The run was cancelled."));
    }

    @Test
    void the_log_is_there_with_its_lines() {
        enter();
        tab(1);
        Fx.await(() -> find("#log-lines") instanceof ListView<?> list
                && list.getItems().size() > 500);
    }
}
