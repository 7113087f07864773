package trainyard.app.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import jfx.incubator.scene.control.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import trainyard.app.kit.Place;
import trainyard.app.samples.Fx;
import trainyard.app.shell.CoreClusters;
import trainyard.app.shell.Window;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;
import trainyard.core.settings.Preferences.Theme;

/** The composer on the demo cluster, by mouse and keys. */
class ComposerFlowTest {
    @TempDir
    private Path folder;

    private final FxRobot robot = new FxRobot();
    private Window window;
    private Stage stage;

    @BeforeEach
    void start() throws Exception {
        Fx.start();
        // A demo server that is closed while it reads throws on a thread of its own; that is no failure of the window.
        WaitForAsyncUtils.autoCheckException = false;
        var shells = Shells.ofThisUser(folder.resolve("known_hosts"), HostKeyDecision.REFUSE, SecretPrompt.NOBODY);
        var demo = new CoreClusters(Optional.empty(), shells, Clock.systemUTC()).openDemo();
        Fx.run(() -> {
            window = Window.of(demo, Theme.LIGHT, Clock.systemUTC(), 1280, 900);
            stage = new Stage();
            stage.setScene(window.scene());
            stage.setX(0);
            stage.setY(0);
            stage.show();
            stage.requestFocus();
        });
        Fx.await(window::hasSnapshot);
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.J).release(KeyCode.J, KeyCode.SHIFT, KeyCode.CONTROL);
        Fx.await(() -> window.console().place().get() instanceof Place.Composer
                && text("#composer-fits").equals("This cluster can run it."));
    }

    @AfterEach
    void close() {
        Fx.run(() -> {
            window.close();
            stage.close();
        });
    }

    private Node find(String selector) {
        return window.scene().lookup(selector);
    }

    private String text(String selector) {
        return find(selector) instanceof Labeled label ? String.valueOf(label.getText()) : "";
    }

    private String script() {
        return ((CodeArea) find("#composer-script")).getText();
    }

    /** What stands in a field as it is drawn. */
    private String shown(String field) {
        return find("#field-" + field).lookupAll(".text").stream()
                .filter(Text.class::isInstance)
                .map(text -> ((Text) text).getText())
                .collect(Collectors.joining());
    }

    private void write(String field, String text) {
        Fx.run(() -> ((TextInputControl) find("#field-" + field)).setText(text));
    }

    @Test
    void a_field_is_seen_in_the_script_and_a_line_of_the_script_in_its_field() {
        write("nodes", "3");
        Fx.await(() -> script().contains("#SBATCH --nodes=3\n"));
        assertEquals("3", shown("nodes"));
        assertTrue(script().contains("srun --nodes=3 "));
        Fx.run(() -> {
            var code = (CodeArea) find("#composer-script");
            code.setText(code.getText().replace("#SBATCH --nodes=3\n", "#SBATCH --nodes=4\n"));
        });
        Fx.await(() -> ((TextInputControl) find("#field-nodes")).getText().equals("4"));
        Fx.await(() -> script().contains("srun --nodes=4 "));
    }

    @Test
    void a_wrong_value_has_its_message_at_its_field_and_nothing_can_be_submitted() {
        write("nodes", "0");
        Fx.await(() -> text("#problem-nodes").equals("It is '0'; write a whole number, 1 or more"));
        assertTrue(find("#composer-submit").isDisabled());
        write("nodes", "2");
        Fx.await(() -> !find("#composer-submit").isDisabled());
        write("gpus_per_node", "99");
        Fx.await(() -> text("#problem-gpus_per_node").contains("has 99 GPUs; write "));
        assertTrue(find("#composer-submit").isDisabled());
    }

    @Test
    void slurm_is_asked_when_the_job_would_start() {
        robot.clickOn("#composer-test");
        Fx.await(() -> text("#composer-said").startsWith("Slurm takes it and would start it at "));
        write("nodes", "1");
        Fx.await(() -> !find("#composer-said").isVisible());
    }

    @Test
    void a_script_by_hand_is_marked_linted_and_dropped() {
        String before = script();
        Fx.run(() -> {
            var code = (CodeArea) find("#composer-script");
            code.setText(code.getText()
                    .replace("export MASTER_ADDR MASTER_PORT\n", "export MASTER_ADDR MASTER_PORT=29500\n"));
        });
        Fx.await(() -> text("#composer-hand").equals("1 line by hand"));
        Tab mend = ((TabPane) find("#composer-tabs")).getTabs().get(1);
        Fx.await(() -> mend.getText().startsWith("To mend ("));
        Fx.run(() -> ((TabPane) find("#composer-tabs")).getSelectionModel().select(mend));
        assertFalse(((ListView<?>) find("#composer-remarks")).getItems().isEmpty());
        robot.clickOn("#composer-drop");
        Fx.await(() -> script().equals(before));
        assertEquals("To mend", mend.getText());
    }

    @Test
    void what_is_submitted_is_shown_kept_and_composed_again() {
        robot.clickOn("#access");
        robot.clickOn("Allow actions");
        Fx.await(() -> text("#access").equals("Actions on"));
        write("name", "flow");
        robot.clickOn("#composer-submit");
        Fx.await(() -> robot.lookup("#submit-dialog").tryQuery().isPresent());
        robot.clickOn("Submit flow");
        Fx.await(() -> window.console().place().get() instanceof Place.Job);
        long job = window.console().place().get() instanceof Place.Job(long number) ? number : 0;
        Fx.await(() -> text("#job-title").equals("Job " + job));
        Fx.run(() -> window.console().go(new Place.Composer(0)));
        write("name", "another");
        Fx.run(() -> window.console().go(new Place.Composer(job)));
        Fx.await(() -> ((TextInputControl) find("#field-name")).getText().equals("flow"));
        Fx.run(() -> ((TabPane) find("#composer-tabs")).getSelectionModel().select(2));
        Fx.await(() -> ((TableView<?>) find("#submissions")).getItems().size() == 1);
    }
}
