package trainyard.app.shots;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import trainyard.app.kit.Pictures;
import trainyard.app.kit.Place;
import trainyard.app.shell.CoreClusters;
import trainyard.app.shell.Window;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;
import trainyard.core.settings.Preferences.Theme;

/** Renders the composer on the demo cluster, for people to look at: {@code ComposerPages FOLDER}. */
final class ComposerPages {
    private static final int[][] SIZES = {{1280, 800}, {1920, 1080}, {1024, 700}};
    private static final Duration ASKING = Duration.ofSeconds(2);

    private ComposerPages() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Toolkit.start();
        var shells = Shells.ofThisUser(folder.resolve("known_hosts"), HostKeyDecision.REFUSE, SecretPrompt.NOBODY);
        for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
            for (int[] size : SIZES) {
                var demo = new CoreClusters(Optional.empty(), shells, Clock.systemUTC()).openDemo();
                var window = Toolkit.onFx(() -> Window.of(demo, theme, Clock.systemUTC(), size[0], size[1]));
                while (!Toolkit.onFx(window::hasSnapshot)) {
                    Thread.sleep(50);
                }
                Toolkit.onFx(() -> {
                    window.go(new Place.Composer(0));
                    return window.picture();
                });
                settle(window);
                write(window, "nodes", "4");
                write(window, "gpus_per_node", "8");
                write(window, "cpus_per_rank", "7");
                for (int tab = 0; tab < 3; tab++) {
                    int index = tab;
                    Toolkit.onFx(() -> {
                        tabs(window).getSelectionModel().select(index);
                        return window.picture();
                    });
                    settle(window);
                    Path to = folder.resolve(theme + "-" + size[0] + "-" + tab + ".png");
                    Pictures.write(Toolkit.onFx(window::picture), to);
                }
            }
        }
        System.exit(0);
    }

    private static void write(Window window, String field, String text) throws Exception {
        Toolkit.onFx(() -> {
            ((TextField) window.scene().lookup("#field-" + field)).setText(text);
            return 0;
        });
    }

    private static TabPane tabs(Window window) {
        return (TabPane) window.scene().lookup("#composer-tabs");
    }

    private static void settle(Window window) throws Exception {
        Instant end = Instant.now().plus(ASKING);
        while (!Toolkit.onFx(window::isSettled) || Instant.now().isBefore(end)) {
            Toolkit.onFx(window::picture);
            Thread.sleep(100);
        }
    }
}
