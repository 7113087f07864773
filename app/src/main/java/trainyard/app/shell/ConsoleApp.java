package trainyard.app.shell;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import trainyard.core.remote.Shells;
import trainyard.core.settings.SettingsFolder;

/**
 * The program with a window. Desktops group windows by this class's name (WM_CLASS), so the desktop entry names it.
 */
public final class ConsoleApp extends Application {
    private static final List<Integer> ICON_SIZES = List.of(16, 24, 32, 48, 64, 128, 256, 512);

    private Optional<Window> window = Optional.empty();
    private @Nullable Stage stage;

    /** Opens the window, and returns when it is closed. */
    public static void open() {
        Application.launch(ConsoleApp.class);
    }

    @Override
    public void start(Stage primary) {
        stage = primary;
        var notices = new Notices();
        var folder = SettingsFolder.ofThisUser();
        var questions = new Questions(() -> stage);
        var clock = Clock.systemUTC();
        var shells = Shells.ofThisUser(folder.knownHosts(), questions, questions);
        var console = new Console(new CoreClusters(List::of, shells, clock), clock, notices);
        var made = new Window(console, new Appearance(ThemeChoice.SYSTEM), notices, 1280, 800);
        window = Optional.of(made);
        primary.setTitle("Trainyard");
        primary.setMinWidth(960);
        primary.setMinHeight(600);
        ICON_SIZES.forEach(size -> primary.getIcons().add(icon(size)));
        primary.setScene(made.scene());
        primary.showingProperty().subscribe(showing -> seen(primary, made));
        primary.iconifiedProperty().subscribe(iconified -> seen(primary, made));
        primary.show();
        console.openDemo();
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
        window.ifPresent(Window::close);
    }
}
