package trainyard.app.shots;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import trainyard.app.diagnosis.DiagnosisTools;
import trainyard.app.kit.Pictures;
import trainyard.app.kit.Place;
import trainyard.app.kit.Subject;
import trainyard.app.shell.Session;
import trainyard.app.shell.Window;
import trainyard.core.settings.Preferences.Theme;

/** One window, set up scene by scene and pictured into a folder. */
final class Shots {
    private final Path folder;
    private final Window window;
    private final Duration patience;

    /** @param patience how long a scene is waited for at least: what streams in is no background work */
    Shots(Path folder, Session session, Theme theme, Clock clock, int width, int height, Duration patience)
            throws Exception {
        this(folder, session, theme, clock, DiagnosisTools.shipped(), width, height, patience);
    }

    /** @param tools what finds causes and writes reports */
    Shots(
            Path folder,
            Session session,
            Theme theme,
            Clock clock,
            DiagnosisTools tools,
            int width,
            int height,
            Duration patience)
            throws Exception {
        this.folder = Files.createDirectories(folder);
        this.patience = patience;
        window = Toolkit.onFx(() -> Window.of(session, theme, clock, tools, width, height));
    }

    Window window() {
        return window;
    }

    /** Goes there, with this selected; the picture is taken once all is delivered. */
    void take(String name, Place place, Subject subject) throws Exception {
        take(name, () -> {
            window.go(place);
            window.console().desk().selection().set(Optional.of(subject));
            return 0;
        });
    }

    void take(String name, Place place) throws Exception {
        take(name, () -> {
            window.go(place);
            window.console().desk().selection().set(Optional.empty());
            return 0;
        });
    }

    void take(String name, Callable<Integer> change) throws Exception {
        Toolkit.onFx(change);
        Instant end = Instant.now().plus(patience);
        // Again: a layout may ask for work, such as the rows of a table.
        for (int round = 0; round < 3 || Instant.now().isBefore(end); round++) {
            Toolkit.onFx(window::picture);
            while (!Toolkit.onFx(window::isSettled)) {
                Thread.sleep(10);
            }
        }
        Pictures.write(Toolkit.onFx(window::picture), folder.resolve(name + ".png"));
    }

    /** What has this selector, such as {@code #map}. */
    Node find(String selector) {
        return Optional.ofNullable(window.scene().lookup(selector)).orElseThrow();
    }

    Set<Node> findAll(String selector) {
        return window.scene().getRoot().lookupAll(selector);
    }

    void type(String selector, KeyCode code, String letter) {
        Node node = find(selector);
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, letter, letter, code, false, false, false, false));
    }

    void tab(String selector, int index) {
        ((TabPane) find(selector)).getSelectionModel().select(index);
    }

    void choose(String selector, int index) {
        ((ChoiceBox<?>) find(selector)).getSelectionModel().select(index);
    }

    void close() throws Exception {
        Toolkit.onFx(() -> {
            window.close();
            return 0;
        });
    }
}
