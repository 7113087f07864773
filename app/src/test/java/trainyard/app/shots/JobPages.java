package trainyard.app.shots;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import javafx.scene.control.TabPane;
import trainyard.app.kit.Pictures;
import trainyard.app.kit.Place;
import trainyard.app.shell.CoreClusters;
import trainyard.app.shell.Window;
import trainyard.core.live.Job;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;
import trainyard.core.settings.Preferences.Theme;
import trainyard.core.slurm.JobState;

/** Renders the page of jobs of the demo, each part, for people to look at: {@code JobPages FOLDER}. */
final class JobPages {
    private static final Duration OUTPUT = Duration.ofSeconds(2);

    private JobPages() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Toolkit.start();
        var shells = Shells.ofThisUser(folder.resolve("known_hosts"), HostKeyDecision.REFUSE, SecretPrompt.NOBODY);
        for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
            int width = theme == Theme.LIGHT ? 1280 : 1920;
            var demo = new CoreClusters(Optional.empty(), shells, Clock.systemUTC()).openDemo();
            var window =
                    Toolkit.onFx(() -> Window.of(demo, theme, Clock.systemUTC(), width, width == 1280 ? 800 : 1080));
            while (!Toolkit.onFx(window::hasSnapshot)) {
                Thread.sleep(50);
            }
            for (var phase : new JobState.Phase[] {
                JobState.Phase.RUNNING, JobState.Phase.PENDING, JobState.Phase.FAILED, JobState.Phase.COMPLETED
            }) {
                Job job = demo.view().now().snapshot().orElseThrow().jobs().stream()
                        .filter(one -> one.state().phase() == phase)
                        .max(Comparator.comparingInt(Job::nodes))
                        .orElseThrow();
                Toolkit.onFx(() -> {
                    window.go(new Place.Job(job.number()));
                    return window.picture();
                });
                settle(window);
                int count = Toolkit.onFx(() -> tabs(window).getTabs().size());
                for (int i = 0; i < count; i++) {
                    int tab = i;
                    Toolkit.onFx(() -> {
                        tabs(window).getSelectionModel().select(tab);
                        return window.picture();
                    });
                    settle(window);
                    Path to = folder.resolve(theme + "-" + phase + "-" + i + ".png");
                    Pictures.write(Toolkit.onFx(window::picture), to);
                }
            }
            Toolkit.onFx(() -> {
                window.go(new Place.Jobs(""));
                return window.picture();
            });
            settle(window);
            Pictures.write(Toolkit.onFx(window::picture), folder.resolve(theme + "-jobs.png"));
        }
        System.exit(0);
    }

    private static TabPane tabs(Window window) {
        return (TabPane) window.scene().lookup("#job-tabs");
    }

    private static void settle(Window window) throws Exception {
        Instant end = Instant.now().plus(OUTPUT);
        while (!Toolkit.onFx(window::isSettled) || Instant.now().isBefore(end)) {
            Toolkit.onFx(window::picture);
            Thread.sleep(100);
        }
    }
}
