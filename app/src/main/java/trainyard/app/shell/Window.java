package trainyard.app.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import trainyard.app.diagnosis.DiagnosisDesk;
import trainyard.app.diagnosis.DiagnosisTools;
import trainyard.app.diagnosis.FailureWatcher;
import trainyard.app.kit.Place;
import trainyard.app.kit.ScreenEntry;
import trainyard.app.settings.SettingsScreen;
import trainyard.core.live.LiveView;
import trainyard.core.observe.Observed;
import trainyard.core.remote.Probe;
import trainyard.core.settings.AuditLog;
import trainyard.core.settings.Connection;
import trainyard.core.settings.Connections;
import trainyard.core.settings.Preferences;
import trainyard.core.settings.Preferences.Theme;
import trainyard.core.settings.SettingsFolder;
import trainyard.core.settings.TemporaryFolder;

/** The window's content put together, with or without a stage around it. Used on the FX thread. */
public final class Window {
    private final Console console;
    private final Appearance appearance;
    private final List<ScreenEntry> entries;
    private final DiagnosisDesk diagnosis;
    private final FailureWatcher failures;
    private final Frame frame;
    private Scene scene;
    private Runnable closing = () -> {};
    private boolean seen;

    Window(
            Console console,
            Appearance appearance,
            Notices notices,
            SettingsScreen settings,
            DiagnosisTools tools,
            BiConsumer<String, String> desktop,
            int width,
            int height) {
        this.console = console;
        this.appearance = appearance;
        diagnosis = new DiagnosisDesk(console.desk(), tools);
        failures = new FailureWatcher(
                diagnosis, (sentence, place) -> notices.offer(sentence, "Show", () -> console.go(place)), desktop);
        entries = Catalogue.of(console.desk(), diagnosis, () -> settings);
        frame = new Frame(console, appearance, entries, Catalogue.pages(console.desk(), diagnosis), notices);
        scene = sceneOf(frame, width, height);
    }

    /** A window that shows one session, for pictures and tests; it keeps nothing and opens no other cluster. */
    public static Window of(Session session, Theme theme, Clock clock, int width, int height) {
        return of(session, theme, clock, DiagnosisTools.shipped(), width, height);
    }

    /** @param tools what finds causes and writes reports */
    public static Window of(Session session, Theme theme, Clock clock, DiagnosisTools tools, int width, int height) {
        var notices = new Notices();
        var temporary = temporaryFolder();
        var folder = new SettingsFolder(temporary.path());
        var preferences = new Observed<>(Preferences.DEFAULT);
        var console = new Console(
                new OneCluster(session),
                clock,
                preferences,
                change -> preferences.publish(change.apply(preferences.now())),
                notices::tell,
                page -> notices.tell("A browser would show " + page),
                folder,
                AuditLog.in(folder),
                notices);
        var appearance = new Appearance(theme);
        var settings = new SettingsScreen(
                console.desk(),
                Connections.in(folder),
                appearance.theme(),
                connection -> new Probe(false, "This window opens no other cluster.", Duration.ZERO),
                console::open);
        var window = new Window(console, appearance, notices, settings, tools, (title, text) -> {}, width, height);
        window.closing = temporary::close;
        console.use(session);
        window.seen(true);
        return window;
    }

    private static TemporaryFolder temporaryFolder() {
        try {
            return TemporaryFolder.make("window");
        } catch (IOException full) {
            throw new UncheckedIOException("No temporary folder can be made", full);
        }
    }

    public Scene scene() {
        return scene;
    }

    public Console console() {
        return console;
    }

    public List<ScreenEntry> entries() {
        return entries;
    }

    public void go(Place place) {
        console.go(place);
    }

    public boolean hasSnapshot() {
        return console.desk().live().now().snapshot().isPresent();
    }

    /** Why there is no snapshot; empty where nothing is wrong. */
    public Optional<String> trouble() {
        return console.desk().live().now().trouble().map(LiveView.Trouble::sentence);
    }

    /** What is lost if the window closes now; empty where nothing is. */
    Optional<String> unsaved() {
        return frame.unsaved();
    }

    /** Whether all background work has been delivered. */
    public boolean isSettled() {
        return console.background().isIdle();
    }

    /** The window as it is now, whether or not a stage shows it. */
    public WritableImage picture() {
        if (scene.getWindow() == null) {
            // A scene without a stage forgets to draw what came into a scrolled area after its first picture; a new
            // one draws everything.
            scene.setRoot(new Group());
            scene = sceneOf(frame, (int) scene.getWidth(), (int) scene.getHeight());
        }
        return scene.snapshot(null);
    }

    private static Scene sceneOf(Frame frame, int width, int height) {
        var made = new Scene(frame, width, height);
        Appearance.dress(made);
        frame.shortcuts(made);
        return made;
    }

    /** Whether anybody can see the window: what nobody sees is not kept fresh. */
    void seen(boolean now) {
        if (now != seen) {
            seen = now;
            if (now) {
                frame.shown();
            } else {
                frame.hidden();
            }
        }
    }

    /** Ends polling, background work and the session. */
    public void close() {
        seen(false);
        failures.close();
        appearance.close();
        console.close();
        diagnosis.close();
        closing.run();
    }

    private record OneCluster(Session session) implements Clusters {
        @Override
        public List<Connection> connections() {
            return List.of();
        }

        @Override
        public Session openDemo() {
            return session;
        }

        @Override
        public Session open(Connection connection) {
            return session;
        }
    }
}
