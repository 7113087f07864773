package trainyard.app.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;
import trainyard.app.Launcher;
import trainyard.app.shell.CoreClusters;
import trainyard.app.shell.Session;
import trainyard.app.shell.Window;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;
import trainyard.core.settings.Preferences;
import trainyard.core.settings.TemporaryFolder;

/**
 * Opens the window in a JVM of its own and prints figures, a name and a number a line. Arguments: {@code start},
 * {@code log}, {@code provision}, {@code still}, or {@code large FOLDER} or {@code idle FOLDER} with a recorded {@link Load}.
 */
final class WindowProbe {
    /** The headless platform's screen is a thousand pixels each way; a larger stage is drawn wrongly. */
    private static final int SIDE = 1000;

    private static final int PATIENCE_SECONDS = 120;

    private WindowProbe() {}

    public static void main(String[] arguments) throws Exception {
        Launcher.leaveOutBouncyCastle();
        var up = new CompletableFuture<Void>();
        Platform.startup(() -> up.complete(null));
        up.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        Map<String, Double> figures = switch (arguments[0]) {
            case "large" -> large(Path.of(arguments[1]));
            case "idle" -> idle(Path.of(arguments[1]));
            case "still" -> IdleCpu.still();
            case "log" -> LogFrames.measure();
            case "provision" -> provision();
            default -> start();
        };
        figures.forEach((name, value) -> System.out.println(name + "=" + value));
        Runtime.getRuntime().halt(0);
    }

    /** From the start of the process to the first frame that shows the demo cluster. */
    private static Map<String, Double> start() throws Exception {
        var shells = Shells.ofThisUser(Path.of("nowhere"), HostKeyDecision.REFUSE, SecretPrompt.NOBODY);
        Session demo = new CoreClusters(Optional.empty(), shells, Clock.systemUTC()).openDemo();
        open(demo);
        double millis = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
        double resident = Memory.resident();
        demo.close();
        return Map.of("first-live-frame-ms", millis, "resident-bytes", resident);
    }

    private static Map<String, Double> large(Path folder) throws Exception {
        Load load = Load.read(folder);
        var session = new ReplaySession(load.early());
        Window window = open(session);
        var figures = new LinkedHashMap<String, Double>();
        figures.putAll(new TopologyFrames(window).measure());
        figures.putAll(Refreshes.memory(window, session, load));
        figures.putAll(new JobsTable(window, session, load).measure());
        return figures;
    }

    private static Map<String, Double> provision() throws Exception {
        var shells = Shells.ofThisUser(Path.of("nowhere"), HostKeyDecision.REFUSE, SecretPrompt.NOBODY);
        Session demo = new CoreClusters(Optional.empty(), shells, Clock.systemUTC()).openDemo();
        try (var folder = TemporaryFolder.make("log")) {
            return ProvisionFrames.measure(open(demo), folder.path());
        }
    }

    private static Map<String, Double> idle(Path folder) throws Exception {
        Load load = Load.read(folder);
        var session = new ReplaySession(load.early());
        open(session);
        return IdleCpu.console(session, load);
    }

    /** Shows the window and returns once a frame with the cluster in it was drawn. */
    private static Window open(Session session) throws Exception {
        var drawn = new CompletableFuture<Window>();
        Platform.runLater(() -> {
            Window window = Window.of(session, Preferences.Theme.LIGHT, Clock.systemUTC(), SIDE, SIDE);
            var stage = new Stage();
            stage.setX(0);
            stage.setY(0);
            stage.setScene(window.scene());
            stage.show();
            Frames.each(() -> {
                if (window.hasSnapshot()) {
                    drawn.complete(window);
                }
                return !drawn.isDone();
            });
        });
        return drawn.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
