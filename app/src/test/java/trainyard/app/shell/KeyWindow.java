package trainyard.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import trainyard.app.samples.Fx;
import trainyard.app.samples.Keyboard;
import trainyard.core.live.Snapshot;
import trainyard.core.remote.Command;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;
import trainyard.core.settings.AuditEntry;
import trainyard.core.settings.Preferences.Theme;

/** The real window on the demo cluster, worked by keys alone: a press of the mouse fails the test. */
final class KeyWindow implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final Keyboard keys = new Keyboard();
    final Session session;
    final trainyard.app.shell.Window window;
    private final FxRobot robot = new FxRobot();
    private final Stage stage;
    private int presses;

    KeyWindow(Path folder) throws Exception {
        Fx.start();
        // The demo's SSH server of the test before may complain on threads of its own while it ends.
        WaitForAsyncUtils.autoCheckException = false;
        var shells = Shells.ofThisUser(folder.resolve("known_hosts"), HostKeyDecision.REFUSE, SecretPrompt.NOBODY);
        session = new CoreClusters(Optional.empty(), shells, Clock.systemUTC()).openDemo();
        window = Fx.call(() -> trainyard.app.shell.Window.of(session, Theme.LIGHT, Clock.systemUTC(), 1000, 780));
        stage = Fx.call(Stage::new);
        Fx.run(() -> {
            window.scene().addEventFilter(MouseEvent.MOUSE_PRESSED, event -> presses++);
            stage.setScene(window.scene());
            stage.setX(0);
            stage.setY(0);
            stage.show();
            stage.requestFocus();
        });
        Fx.await(window::hasSnapshot);
    }

    @Override
    public void close() {
        Fx.run(() -> {
            List.copyOf(Window.getWindows()).stream()
                    .filter(open -> open != stage)
                    .forEach(Window::hide);
            window.close();
            stage.close();
        });
        assertEquals(0, presses, "the mouse was used");
    }

    Snapshot snapshot() {
        return session.view().now().snapshot().orElseThrow();
    }

    /** As the lock is opened by a person: through the palette, and a question that names the cluster. */
    void allowActions() {
        palette("Allow actions on Demo cluster");
        Fx.await(() -> button("Allow actions").isPresent());
        keys.tabToButton("Allow actions");
        keys.type(KeyCode.SPACE);
        Fx.await(() -> !session.connection().now().readOnly());
    }

    void palette(String command) {
        keys.chord(KeyCode.CONTROL, KeyCode.K);
        Fx.await(() -> keys.isAtNow("palette-field"));
        keys.write(command);
        Fx.await(() -> window.isSettled() && firstHit().equals(command));
        keys.type(KeyCode.ENTER);
    }

    private String firstHit() {
        return robot.lookup(".palette .list-cell").queryAll().stream()
                .filter(cell -> cell instanceof javafx.scene.control.ListCell<?> row && row.getIndex() == 0)
                .map(cell -> ((javafx.scene.control.ListCell<?>) cell).getItem())
                .map(hit -> hit instanceof Palette.Hit found ? found.title() : "")
                .findFirst()
                .orElse("");
    }

    TableView<?> table(String name) {
        return (TableView<?>) window.scene().lookup("#" + name + "-table");
    }

    /** To the screen by its key, to its filter by Ctrl+F, and by Tab to the rows that are left. */
    void filter(KeyCode screen, String table, String words) {
        keys.chord(KeyCode.CONTROL, screen);
        Fx.await(() -> table(table) != null && table(table).isFocused());
        keys.chord(KeyCode.CONTROL, KeyCode.F);
        assertTrue(keys.isAt(table + "-filter"), "Ctrl+F does not lead to the filter");
        keys.overwrite(words);
        Fx.await(() -> window.isSettled() && !table(table).getItems().isEmpty());
        keys.tabTo(table + "-table");
    }

    /** The first of the rows that the words leave. */
    void first(KeyCode screen, String table, String words) {
        filter(screen, table, words);
        keys.type(KeyCode.HOME);
        Fx.await(() -> table(table).getSelectionModel().getSelectedIndices().equals(List.of(0)));
    }

    Optional<Button> button(String start) {
        return robot.lookup((javafx.scene.Node node) -> node instanceof Button button
                        && button.getText() != null
                        && button.getText().startsWith(start)
                        && button.getScene().getRoot().getStyleClass().contains("dialog-pane"))
                .tryQuery();
    }

    /** Fails with what the dialog says that is still open. */
    void awaitNoDialog() {
        try {
            Fx.await(() -> !isDialogOpen());
        } catch (AssertionError still) {
            throw new AssertionError(still.getMessage() + ": " + labels(".dialog-pane .label"), still);
        }
    }

    boolean isDialogOpen() {
        return Window.getWindows().stream()
                .anyMatch(open -> open != stage
                        && open.getScene() != null
                        && open.getScene().getRoot().getStyleClass().contains("dialog-pane"));
    }

    /** What is written there, glyphs without words left out. */
    List<String> labels(String selector) {
        return Fx.call(() -> labelsNow(selector));
    }

    /** On the FX thread. */
    List<String> labelsNow(String selector) {
        return robot.lookup(selector).queryAll().stream()
                .filter(node -> node instanceof javafx.scene.control.Labeled)
                .map(node -> ((javafx.scene.control.Labeled) node).getText())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** The newest line of the audit log, as soon as it is of this action and has its end. */
    AuditEntry audited(String action) {
        Fx.await(() -> latest().filter(entry ->
                        entry.action().equals(action) && !entry.result().equals(AuditEntry.BEGUN))
                .isPresent());
        return latest().orElseThrow();
    }

    Optional<AuditEntry> latest() {
        try {
            return window.console().desk().audit().latest(1, List.of()).stream().findFirst();
        } catch (java.io.IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** A value of {@code scontrol show}, asked apart from the window. */
    String value(String kind, String name, String key) {
        try {
            String record = session.shell()
                    .run(Command.of(PATIENCE, "scontrol", "-o", "show", kind, name))
                    .text();
            var match = Pattern.compile("(?:^| )" + key + "=(.*?)(?= [A-Za-z:/]+=|$)")
                    .matcher(record.lines().findFirst().orElse(""));
            return match.find() ? match.group(1).strip() : "";
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
