package trainyard.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import trainyard.app.kit.Place;
import trainyard.app.samples.Fx;
import trainyard.core.live.Job;
import trainyard.core.live.Snapshot;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;
import trainyard.core.settings.AuditEntry;
import trainyard.core.settings.Preferences.Theme;
import trainyard.core.slurm.JobState.Phase;
import trainyard.core.slurm.NodeState.Shown;

/** Nodes and jobs of the demo, operated by keys alone. */
class OperateFlowTest {
    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private Session session;
    private Window window;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        Fx.start();
        var shells = Shells.ofThisUser(folder.resolve("known_hosts"), HostKeyDecision.REFUSE, SecretPrompt.NOBODY);
        session = new CoreClusters(Optional.empty(), shells, Clock.systemUTC()).openDemo();
        Fx.run(() -> {
            window = Window.of(session, Theme.LIGHT, Clock.systemUTC(), 1000, 780);
            stage = new Stage();
            stage.setScene(window.scene());
            stage.setX(0);
            stage.setY(0);
            stage.show();
            stage.requestFocus();
        });
        Fx.await(() -> window.hasSnapshot());
    }

    @AfterEach
    void close() {
        Fx.run(() -> {
            window.close();
            stage.close();
        });
    }

    private void allowActions() {
        Fx.run(() -> session.connection().publish(session.connection().now().with(false, false)));
    }

    private Snapshot snapshot() {
        return session.view().now().snapshot().orElseThrow();
    }

    private void choose(String table, KeyCode screen, String filter) {
        robot.press(KeyCode.CONTROL, screen).release(screen, KeyCode.CONTROL);
        Fx.await(() -> window.scene().lookup("#" + table + "-table") instanceof TableView<?> view
                && !view.getItems().isEmpty());
        Fx.run(() -> window.go(table.equals("nodes") ? new Place.Nodes(filter) : new Place.Jobs(filter)));
        Fx.await(() -> window.scene().lookup("#" + table + "-table") instanceof TableView<?> view
                && !view.getItems().isEmpty()
                && window.isSettled());
        Fx.run(() -> {
            var view = (TableView<?>) window.scene().lookup("#" + table + "-table");
            view.requestFocus();
            view.getSelectionModel().clearAndSelect(0);
        });
    }

    private Optional<Button> button(String start) {
        return robot.lookup((Node node) -> node instanceof Button button
                        && button.getText() != null
                        && button.getText().startsWith(start)
                        && button.getScene().lookup("#action-dialog") != null)
                .tryQuery();
    }

    @Test
    void a_node_is_drained_by_keys_and_the_audit_log_knows() throws Exception {
        allowActions();
        choose("nodes", KeyCode.DIGIT3, "state:allocated");
        robot.type(KeyCode.D);
        Fx.await(() ->
                robot.lookup("#field-reason").tryQuery().filter(Node::isFocused).isPresent());
        String node = button("Drain").orElseThrow().getText().substring("Drain ".length());
        assertTrue(button("Drain").orElseThrow().isDisabled(), "a drain without a reason");
        robot.clickOn("#field-reason").write("fan 3 is loud");
        Fx.await(() -> !button("Drain").orElseThrow().isDisabled());
        robot.type(KeyCode.ENTER);
        Fx.await(() -> snapshot().nodes().stream()
                .anyMatch(now -> now.name().equals(node)
                        && now.state().shown() == Shown.DRAINING
                        && now.reason().orElseThrow().text().equals("fan 3 is loud")));
        var entry = window.console().desk().audit().latest(1, List.of()).getFirst();
        assertEquals("drain", entry.action());
        assertEquals(List.of(node), entry.targets());
        assertEquals("done", entry.result());
        Fx.run(() -> window.go(new Place.Audit()));
        Fx.await(() -> window.scene().lookup("#audit-table") instanceof TableView<?> table
                && !table.getItems().isEmpty()
                && table.getItems().getFirst() instanceof AuditEntry newest
                && newest.id().equals(entry.id()));
    }

    @Test
    void a_running_job_is_cancelled_only_by_its_own_button() {
        allowActions();
        choose("jobs", KeyCode.DIGIT4, "state:running");
        robot.type(KeyCode.DELETE);
        Fx.await(() -> button("Cancel job").isPresent());
        String id = button("Cancel job").orElseThrow().getText().substring("Cancel job ".length());
        assertTrue(robot.lookup("#impact .label").queryAll().stream()
                .anyMatch(label -> ((Label) label).getText().startsWith("1 job loses its work: " + id)));
        robot.type(KeyCode.ENTER);
        Fx.await(() -> button("Cancel job").isEmpty());
        assertEquals(Phase.RUNNING, job(id).state().phase(), "Enter alone cancelled a job");

        Fx.run(() -> window.scene().lookup("#jobs-table").requestFocus());
        robot.type(KeyCode.DELETE);
        Fx.await(() -> button("Cancel job").isPresent());
        robot.clickOn(button("Cancel job").orElseThrow());
        Fx.await(() -> job(id).state().phase() != Phase.RUNNING);
    }

    private Job job(String id) {
        return snapshot().jobs().stream()
                .filter(job -> job.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_read_only_cluster_shows_the_commands_and_does_nothing() {
        choose("jobs", KeyCode.DIGIT4, "state:pending");
        robot.type(KeyCode.H);
        Fx.await(() -> button("Hold job").isPresent());
        assertTrue(button("Hold job").orElseThrow().isDisabled());
        assertTrue(robot.lookup(".command-preview .code").queryAll().stream()
                .anyMatch(label -> ((Label) label).getText().startsWith("scontrol hold ")));
        assertTrue(((Label) robot.lookup("#problem").query()).getText().contains("read-only"));
        robot.type(KeyCode.ESCAPE);
        Fx.await(() -> button("Hold job").isEmpty());
    }
}
