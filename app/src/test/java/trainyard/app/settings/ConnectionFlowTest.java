package trainyard.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
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
import trainyard.core.remote.Probe;
import trainyard.core.settings.Connection;
import trainyard.core.settings.Connections;
import trainyard.core.settings.Preferences.Theme;
import trainyard.core.settings.SettingsFolder;

/** A connection added by keys: filled in, corrected, tried, saved. */
class ConnectionFlowTest {
    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private final AtomicReference<Connection> tried = new AtomicReference<>();
    private Connections connections;
    private Window window;
    private SettingsScreen screen;
    private Stage stage;

    @BeforeEach
    void open() {
        Fx.start();
        connections = Connections.in(new SettingsFolder(folder));
        Fx.run(() -> {
            var session = new SampleSession(Samples.cluster(3, 3), false);
            window = Window.of(session, Theme.LIGHT, SampleSession.CLOCK, 900, 700);
            screen = new SettingsScreen(
                    window.console().desk(),
                    connections,
                    new SimpleObjectProperty<>(Theme.LIGHT),
                    connection -> {
                        tried.set(connection);
                        return new Probe(true, "slurm-wlm 24.11.5", Duration.ofMillis(80));
                    },
                    connection -> {});
            stage = new Stage();
            stage.setScene(new Scene(screen.view(), 900, 700));
            stage.setX(0);
            stage.setY(0);
            stage.show();
            screen.shown(new Place.Settings(true));
        });
    }

    @AfterEach
    void close() {
        Fx.run(() -> {
            screen.hidden();
            window.close();
            stage.close();
        });
    }

    private TextField field(String prompt) {
        return robot.lookup((Node node) -> node instanceof TextField text && prompt.equals(text.getPromptText()))
                .query();
    }

    private List<String> messages() {
        return robot.lookup(".field-message").queryAll().stream()
                .filter(Node::isVisible)
                .map(node -> ((Label) node).getText())
                .toList();
    }

    private void fill(String prompt, String text) {
        robot.clickOn(field(prompt));
        robot.write(text);
    }

    @Test
    void saving_an_empty_form_points_at_what_is_missing_and_stores_nothing() {
        robot.clickOn("#save-connection");
        Fx.await(() -> messages().size() >= 2);
        assertTrue(messages().stream().noneMatch(String::isBlank), messages().toString());
        assertEquals(List.of(), connections.all().now());
    }

    @Test
    void a_connection_is_tried_and_saved_and_starts_read_only() {
        fill("Research cluster", "lab");
        fill("controller.example.org", "10.0.0.1");
        robot.clickOn("#test-connection");
        Fx.await(() ->
                robot.lookup(".trial-result").tryQuery().filter(Node::isVisible).isPresent()
                        && ((Label) robot.lookup(".trial-result").query())
                                .getText()
                                .contains("24.11.5"));
        assertEquals("10.0.0.1", tried.get().host());
        robot.clickOn("#save-connection");
        Fx.await(() -> connections.find("lab").isPresent());
        var saved = Connections.in(new SettingsFolder(folder)).find("lab").orElseThrow();
        assertEquals("10.0.0.1", saved.host());
        assertTrue(saved.readOnly());
    }

    @Test
    void a_wrong_port_is_told_when_the_field_is_left() {
        fill("22", "99999");
        robot.type(KeyCode.TAB);
        Fx.await(() -> !messages().isEmpty());
        assertEquals(Optional.empty(), connections.find("lab"));
    }
}
