package trainyard.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import trainyard.app.kit.Place;
import trainyard.app.kit.Subject;
import trainyard.app.samples.Fx;
import trainyard.core.live.Job;
import trainyard.core.live.detail.PastRow;
import trainyard.core.live.output.TextLine;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;
import trainyard.core.settings.Preferences.Theme;
import trainyard.core.slurm.JobState;

/** A job of the demo cluster, opened and followed by keys. */
class JobPageFlowTest {
    private final FxRobot robot = new FxRobot();
    private Session demo;
    private Window window;
    private Stage stage;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        Fx.start();
        var shells = Shells.ofThisUser(folder.resolve("known_hosts"), HostKeyDecision.REFUSE, SecretPrompt.NOBODY);
        demo = new CoreClusters(Optional.empty(), shells, Clock.systemUTC()).openDemo();
        Fx.run(() -> {
            window = Window.of(demo, Theme.LIGHT, Clock.systemUTC(), 1000, 780);
            stage = new Stage();
            stage.setScene(window.scene());
            stage.setX(0);
            stage.setY(0);
            stage.show();
            stage.requestFocus();
            window.go(new Place.Jobs(""));
        });
        Fx.await(() ->
                table("#jobs-table") != null && !table("#jobs-table").getItems().isEmpty());
    }

    @AfterEach
    void close() {
        Fx.run(() -> {
            window.close();
            stage.close();
        });
        demo.close();
    }

    private TableView<?> table(String id) {
        return (TableView<?>) window.scene().lookup(id);
    }

    private TabPane tabs() {
        return (TabPane) window.scene().lookup("#job-tabs");
    }

    private Job some(JobState.Phase phase) {
        return Fx.call(() -> demo.view().now().snapshot().orElseThrow().jobs().stream()
                .filter(job -> job.state().phase() == phase)
                .findFirst()
                .orElseThrow());
    }

    private void openByKeys(Job job) {
        Fx.run(() -> {
            window.console().desk().select(new Subject.OfJob(job.number()));
            table("#jobs-table").requestFocus();
        });
        Fx.await(() -> table("#jobs-table").getSelectionModel().getSelectedItem() instanceof Job selected
                && selected.number() == job.number());
        robot.type(KeyCode.ENTER);
        Fx.await(() -> window.console().place().get().equals(new Place.Job(job.number())));
        Fx.await(() -> tabs() != null && tabs().isFocused());
    }

    private void choose(String tab) {
        for (int i = 0; i < 5 && !chosen().equals(tab); i++) {
            robot.type(KeyCode.RIGHT);
        }
        assertEquals(tab, chosen());
    }

    private String chosen() {
        return Fx.call(() -> tabs().getSelectionModel().getSelectedItem().getText());
    }

    private Optional<String> lastLine() {
        return window.scene().lookup("#log-lines") instanceof ListView<?> list
                        && !list.getItems().isEmpty()
                        && list.getItems().getLast() instanceof TextLine line
                ? Optional.of(line.text())
                : Optional.empty();
    }

    @Test
    void a_running_job_is_opened_by_keys_and_its_output_arrives_until_escape_goes_back() {
        Job job = some(JobState.Phase.RUNNING);
        openByKeys(job);
        Fx.await(() -> !window.scene().getRoot().lookupAll(".gpu-cell").isEmpty() || job.gpus() == 0);
        choose("Output");
        Fx.await(() -> lastLine().isPresent());
        String before = Fx.call(() -> lastLine().orElseThrow());
        Fx.await(() -> !lastLine().orElseThrow().equals(before));
        robot.type(KeyCode.ESCAPE);
        Fx.await(() -> window.console().place().get() instanceof Place.Jobs);
        Fx.await(() -> table("#jobs-table").getSelectionModel().getSelectedItem() instanceof Job selected
                && selected.number() == job.number());
        Fx.await(window::isSettled);
    }

    @Test
    void a_waiting_job_says_why_and_that_its_output_is_not_there() {
        openByKeys(some(JobState.Phase.PENDING));
        Fx.await(() -> tabs().getTabs().stream().anyMatch(tab -> tab.getText().equals("Why it waits")));
        choose("Why it waits");
        Fx.await(() -> window.scene().getRoot().lookupAll(".section-title").stream()
                .anyMatch(node -> node instanceof Label label && label.getText().equals("Its turn")));
        choose("Output");
        Fx.await(() -> window.scene().lookup("#output-state") instanceof Label label
                && label.getText().contains("is not there"));
    }

    @Test
    void a_finished_job_is_found_in_accounting_and_opens() {
        robot.clickOn("#finished-day");
        Fx.await(() -> table("#finished-table") != null
                && !table("#finished-table").getItems().isEmpty());
        Fx.run(() -> {
            table("#finished-table").requestFocus();
            table("#finished-table").getSelectionModel().clearAndSelect(firstThatRan());
        });
        robot.type(KeyCode.ENTER);
        Fx.await(() -> window.console().place().get() instanceof Place.Job);
        Fx.await(() -> tabs() != null && tabs().isFocused());
        choose("Steps and efficiency");
        Fx.await(() -> table("#steps-table") != null
                && !table("#steps-table").getItems().isEmpty());
        assertTrue(Fx.call(() -> window.scene().lookup("#job-title") instanceof Label label
                && label.getText().startsWith("Job ")));
    }

    /** A job that was cancelled while it waited has no steps. */
    private int firstThatRan() {
        var rows = table("#finished-table").getItems();
        return IntStream.range(0, rows.size())
                .filter(row -> ((PastRow) rows.get(row)).state().text().equals("COMPLETED"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_inspector_leads_to_the_page() {
        Job job = some(JobState.Phase.RUNNING);
        Fx.run(() -> window.console().desk().select(new Subject.OfJob(job.number())));
        Fx.await(window::isSettled);
        robot.clickOn("#inspector-open");
        Fx.await(() -> window.console().place().get().equals(new Place.Job(job.number())));
    }
}
