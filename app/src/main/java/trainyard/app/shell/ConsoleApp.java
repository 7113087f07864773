package trainyard.app.shell;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import trainyard.app.diagnosis.DesktopNotice;
import trainyard.app.diagnosis.DiagnosisTools;
import trainyard.app.settings.SettingsScreen;
import trainyard.core.remote.Shells;
import trainyard.core.settings.AuditLog;
import trainyard.core.settings.Connections;
import trainyard.core.settings.Preferences;
import trainyard.core.settings.PreferencesStore;
import trainyard.core.settings.Reminders;
import trainyard.core.settings.SettingsFolder;

/**
 * The program with a window. Desktops group windows by this class's name (WM_CLASS), so the desktop entry names it.
 */
public final class ConsoleApp extends Application {
    /** What a connection is tried with: short, and only where there is Slurm. */
    private static final List<String> TRIAL = List.of("sinfo", "--version");

    private static final List<Integer> ICON_SIZES = List.of(16, 24, 32, 48, 64, 128, 256, 512);

    private Optional<Runnable> closing = Optional.empty();

    /** Opens the window, and returns when it is closed. */
    public static void open() {
        Application.launch(ConsoleApp.class);
    }

    @Override
    public void start(Stage stage) {
        var folder = SettingsFolder.ofThisUser();
        var connections = Connections.in(folder);
        var store = PreferencesStore.in(folder);
        var notices = new Notices();
        Stream.of(connections.warning(), store.warning())
                .flatMap(Optional::stream)
                .forEach(notices::say);
        var questions = new Questions(stage);
        var shells = Shells.ofThisUser(folder.knownHosts(), questions, questions);
        var clock = Clock.systemUTC();
        var console = new Console(
                new CoreClusters(Optional.of(connections), Optional.of(Reminders.in(folder)), shells, clock),
                clock,
                store.preferences(),
                store::change,
                notices::tell,
                page -> getHostServices().showDocument(page.toString()),
                folder,
                AuditLog.in(folder),
                notices);
        var appearance = new Appearance(store.preferences().now().theme());
        appearance.theme().subscribe(theme -> store.change(now -> now.withTheme(theme)));
        var settings = new SettingsScreen(
                console.desk(),
                connections,
                appearance.theme(),
                connection -> shells.probe(connection, TRIAL),
                console::open);
        var size = store.preferences().now().window();
        var window = new Window(
                console,
                appearance,
                notices,
                settings,
                DiagnosisTools.shipped(),
                new DesktopNotice(),
                size.width(),
                size.height());
        closing = Optional.of(() -> {
            keepSize(stage, store);
            window.close();
            store.close();
        });
        show(stage, window, size.maximized());
        openLast(console, connections, store);
        connections.all().watch(all -> Platform.runLater(() -> console.takeRights(all)));
    }

    private static void show(Stage stage, Window window, boolean maximized) {
        stage.setTitle("Trainyard");
        stage.setMinWidth(960);
        stage.setMinHeight(600);
        ICON_SIZES.forEach(size -> stage.getIcons().add(icon(size)));
        stage.setScene(window.scene());
        stage.setMaximized(maximized);
        stage.setOnCloseRequest(
                event -> window.unsaved().filter(what -> !mayLose(what, stage)).ifPresent(kept -> event.consume()));
        stage.showingProperty().subscribe(showing -> seen(stage, window));
        stage.iconifiedProperty().subscribe(iconified -> seen(stage, window));
        stage.show();
    }

    private static boolean mayLose(String what, Stage stage) {
        var quit = new ButtonType("Quit without saving", ButtonData.OK_DONE);
        var question = new Alert(
                Alert.AlertType.CONFIRMATION,
                "What was changed since it was saved last is lost.",
                quit,
                ButtonType.CANCEL);
        question.setTitle("Unsaved changes");
        question.setHeaderText(what);
        question.initOwner(stage);
        question.getDialogPane().getStylesheets().setAll(stage.getScene().getStylesheets());
        return question.showAndWait().filter(quit::equals).isPresent();
    }

    /** The cluster of last time, where there is one; else the demo. */
    private static void openLast(Console console, Connections connections, PreferencesStore store) {
        var last = store.preferences().now().lastCluster().flatMap(connections::find);
        last.ifPresentOrElse(console::open, console::openDemo);
        console.session()
                .subscribe(open -> open.ifPresent(session -> store.change(now ->
                        now.withLastCluster(session.isDemo() ? Optional.empty() : Optional.of(session.name())))));
    }

    private static void keepSize(Stage stage, PreferencesStore store) {
        var scene = stage.getScene();
        store.change(now -> now.withWindow(
                stage.isMaximized()
                        ? new Preferences.Window(
                                now.window().width(), now.window().height(), true)
                        : new Preferences.Window((int) scene.getWidth(), (int) scene.getHeight(), false)));
    }

    private static void seen(Stage stage, Window window) {
        window.seen(stage.isShowing() && !stage.isIconified());
    }

    static Image icon(int size) {
        String path = "/trainyard/icons/trainyard-" + size + ".png";
        return new Image(
                Objects.requireNonNull(ConsoleApp.class.getResource(path), path).toExternalForm());
    }

    @Override
    public void stop() {
        closing.ifPresent(Runnable::run);
    }
}
