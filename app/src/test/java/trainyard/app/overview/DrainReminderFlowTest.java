package trainyard.app.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;
import trainyard.app.shell.Window;
import trainyard.core.live.DrainReminders;
import trainyard.core.live.Snapshot;
import trainyard.core.operate.NodeAction;
import trainyard.core.operate.Operator;
import trainyard.core.settings.Preferences.Theme;
import trainyard.core.settings.Reminders;
import trainyard.core.settings.SettingsFolder;
import trainyard.core.slurm.SlurmVersion;

/** A drain until some time, on a cluster whose Slurm does not end it. */
class DrainReminderFlowTest {
    @TempDir
    Path home;

    private final FxRobot robot = new FxRobot();
    private final Snapshot snapshot = Samples.with(Samples.cluster(40, 0), SlurmVersion.V22_05);
    private DrainReminders reminders;
    private Window window;
    private Stage stage;

    @BeforeEach
    void start() {
        Fx.start();
        reminders = new DrainReminders(Reminders.in(new SettingsFolder(home)), "Sample");
    }

    private void open(Map<String, String> answers) {
        open(snapshot, answers);
    }

    private void open(Snapshot shown, Map<String, String> answers) {
        var session = new SampleSession(shown, false, answers).with(reminders);
        session.connection().publish(session.connection().now().with(false, false));
        Fx.run(() -> {
            window = Window.of(session, Theme.LIGHT, SampleSession.CLOCK, 1100, 780);
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

    private Optional<Button> button(String text) {
        return robot.lookup((Node node) -> node instanceof Button button && text.equals(button.getText()))
                .tryQuery();
    }

    @Test
    void the_dialog_says_that_it_only_reminds_and_the_time_is_kept() {
        String node = snapshot.nodes().getFirst().name();
        open(Map.of("nodename=" + node + " state=DRAIN reason=fan", ""));
        Fx.run(() -> window.go(new Place.Nodes(node)));
        Fx.await(() -> window.scene().lookup("#nodes-table") instanceof TableView<?> table
                && table.getItems().size() == 1
                && window.isSettled());
        Fx.run(() -> {
            var table = (TableView<?>) window.scene().lookup("#nodes-table");
            table.requestFocus();
            table.getSelectionModel().clearAndSelect(0);
        });
        robot.type(KeyCode.D);
        Fx.await(() ->
                robot.lookup("#field-reason").tryQuery().filter(Node::isFocused).isPresent());
        robot.clickOn("#field-reason").write("fan");
        robot.clickOn("#field-resume-after").write("8h");
        Label told = robot.lookup("#reminder").queryAs(Label.class);
        assertTrue(told.isVisible() && told.getText().contains("as a reminder only: in 8 h"), told.getText());
        robot.clickOn(button("Drain " + node).orElseThrow());
        Fx.await(() -> reminders.until(node).isPresent());
        assertEquals(
                Samples.NOW.plus(Duration.ofHours(8)), reminders.until(node).orElseThrow());
    }

    @Test
    void what_became_of_the_reminder_is_told_also_where_a_node_was_refused() {
        Snapshot large = Samples.with(Samples.cluster(300, 0), SlurmVersion.V22_05);
        var names = large.nodes().stream().map(one -> one.name()).toList();
        var drain = new NodeAction.Drain(names, "fan", Optional.empty());
        open(large, Map.of(Operator.commands(drain, false).getFirst().line(), ""));
        Fx.run(() -> window.go(new Place.Nodes("")));
        Fx.await(() -> window.scene().lookup("#nodes-table") instanceof TableView<?> table
                && table.getItems().size() == names.size()
                && window.isSettled());
        Fx.run(() -> {
            var table = (TableView<?>) window.scene().lookup("#nodes-table");
            table.requestFocus();
            table.getSelectionModel().selectAll();
        });
        robot.type(KeyCode.D);
        Fx.await(() ->
                robot.lookup("#field-reason").tryQuery().filter(Node::isFocused).isPresent());
        robot.clickOn("#field-reason").write("fan");
        robot.clickOn("#field-resume-after").write("8h");
        robot.clickOn(button("Drain 300 nodes").orElseThrow());
        Fx.await(() -> reminders.until(names.getFirst()).isPresent());
        assertTrue(reminders.until(names.getLast()).isEmpty(), "not drained");
        Fx.await(() -> robot.lookup("You are reminded in 8 h.").tryQuery().isPresent());
        // The list of what was refused is a window of its own.
        Fx.run(() -> List.copyOf(javafx.stage.Window.getWindows()).stream()
                .filter(other -> other != stage)
                .forEach(javafx.stage.Window::hide));
    }

    @Test
    void when_it_is_due_the_overview_offers_to_resume_and_does_nothing_by_itself() throws Exception {
        String node = snapshot.nodes().stream()
                .filter(one -> one.state().isDrain())
                .map(one -> one.name())
                .findFirst()
                .orElseThrow();
        Instant due = Samples.NOW.minusSeconds(60);
        reminders.keep(List.of(node), due, due.minusSeconds(3600), "fan");
        open(Map.of());
        Fx.await(() -> button("Resume…").filter(Node::isVisible).isPresent());
        assertEquals(List.of(), window.console().desk().audit().latest(10, List.of()));
        robot.clickOn(button("Resume…").orElseThrow());
        Fx.await(() -> button("Resume " + node).isPresent());
        robot.type(KeyCode.ESCAPE);
        Fx.await(() -> button("Resume " + node).isEmpty());
        assertEquals(List.of(), window.console().desk().audit().latest(10, List.of()));
    }
}
