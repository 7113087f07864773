package trainyard.app.shots;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.control.Button;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import trainyard.app.kit.Pictures;
import trainyard.app.kit.Place;
import trainyard.app.shell.CoreClusters;
import trainyard.app.shell.Window;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;
import trainyard.core.settings.Preferences.Theme;

/** Renders the screen of the demo's GPUs in its states, for people to look at: {@code GpuPages FOLDER}. */
final class GpuPages {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private GpuPages() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Toolkit.start();
        var shells = Shells.ofThisUser(folder.resolve("known_hosts"), HostKeyDecision.REFUSE, SecretPrompt.NOBODY);
        for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
            for (int width : new int[] {1280, 1920}) {
                var demo = new CoreClusters(Optional.empty(), shells, Clock.systemUTC()).openDemo();
                var window = Toolkit.onFx(
                        () -> Window.of(demo, theme, Clock.systemUTC(), width, width == 1280 ? 800 : 1080));
                await(window::hasSnapshot);
                pages(window, folder.resolve(theme + "-" + width));
                Toolkit.onFx(() -> {
                    window.close();
                    return window;
                });
            }
        }
        System.exit(0);
    }

    private static void pages(Window window, Path to) throws Exception {
        shot(window, to, "1-ask", () -> {
            window.go(new Place.Gpus());
            return window;
        });
        shot(window, to, "2-empty", () -> {
            press(window, "#gpu-allow");
            return window;
        });
        shot(window, to, "3-misspelt", () -> {
            ((TextField) window.scene().lookup("#gpu-nodes")).setText("gpu-[1-3],gpu-99");
            press(window, "#gpu-sample");
            return window;
        });
        Toolkit.onFx(() -> {
            ((TextField) window.scene().lookup("#gpu-nodes")).setText("gpu-[001-064]");
            press(window, "#gpu-sample");
            return window;
        });
        Toolkit.onFx(window::picture);
        shot(window, to, "4-reading", () -> window);
        await(() ->
                ((TableView<?>) window.scene().lookup("#gpus-table")).getItems().size() > 100);
        shot(window, to, "5-read", () -> window);
        shot(window, to, "6-selected", () -> {
            ((TableView<?>) window.scene().lookup("#gpus-table"))
                    .getSelectionModel()
                    .clearAndSelect(3);
            return window;
        });
        shot(window, to, "7-idle", () -> {
            ((TableView<?>) window.scene().lookup("#gpus-idle"))
                    .getSelectionModel()
                    .clearAndSelect(0);
            return window;
        });
        shot(window, to, "8-notes", () -> {
            ((TabPane) window.scene().lookup("#gpu-findings"))
                    .getSelectionModel()
                    .select(1);
            return window;
        });
        shot(window, to, "9-overview", () -> {
            window.go(new Place.Overview());
            return window;
        });
    }

    private static void press(Window window, String id) {
        ((Button) window.scene().lookup(id)).fire();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!Toolkit.onFx(condition)) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("It did not happen within " + PATIENCE.toSeconds() + " s");
            }
            Thread.sleep(50);
        }
    }

    private static void shot(Window window, Path to, String name, Callable<Window> change) throws Exception {
        Toolkit.onFx(change);
        for (int round = 0; round < 4; round++) {
            Toolkit.onFx(window::picture);
            Thread.sleep(100);
        }
        Pictures.write(Toolkit.onFx(window::picture), to.resolveSibling(to.getFileName() + "-" + name + ".png"));
    }
}
