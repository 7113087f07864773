package trainyard.app.shots;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import trainyard.app.bench.RunLoad;
import trainyard.app.kit.Place;
import trainyard.app.kit.RecentPlans;
import trainyard.app.samples.SampleRuns;
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;
import trainyard.core.settings.Preferences.Theme;

/** Renders the screen of provisioning, for people to look at. {@code ProvisionPages FOLDER}. */
final class ProvisionPages {
    private static final int[][] SIZES = {{1280, 800}, {1920, 1080}, {1024, 700}};
    private static final Duration READING = Duration.ofMillis(900);

    private ProvisionPages() {}

    public static void main(String[] arguments) throws Exception {
        Toolkit.start();
        for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
            for (int[] size : SIZES) {
                Path folder = Path.of(arguments[0], "%s-%d".formatted(theme, size[0]));
                first(folder, theme, size);
                few(folder, theme, size);
                many(folder, theme, size);
            }
        }
        System.exit(0);
    }

    private static Shots shots(Path folder, Theme theme, int[] size, Duration since) throws Exception {
        var session = new SampleSession(Samples.cluster(3, 9), false);
        var clock = Clock.fixed(RunLoad.STARTED.plus(since), java.time.ZoneOffset.UTC);
        return new Shots(folder, session, theme, clock, size[0], size[1], READING);
    }

    private static Path settings(Shots shots) {
        return shots.window().console().desk().settings().path();
    }

    /** Nothing was ever run: the example stands there. */
    private static void first(Path folder, Theme theme, int[] size) throws Exception {
        var shots = shots(folder, theme, size, Duration.ofHours(9));
        shots.take("first", new Place.Provision());
        shots.take("first-failure", () -> {
            shots.type("#run-matrix", KeyCode.N, "n");
            return 0;
        });
        for (int tab = 1; tab < 5; tab++) {
            int index = tab;
            shots.take("first-tab-" + tab, () -> {
                shots.tab("#provision-tabs", index);
                return 0;
            });
        }
        shots.close();
    }

    private static void few(Path folder, Theme theme, int[] size) throws Exception {
        var load = new RunLoad(3, 40);
        var shots = shots(folder, theme, size, Duration.ofSeconds(68));
        SampleRuns.write(
                settings(shots), "20261123", RunLoad.STARTED.minusSeconds(86_000), load.lines(40), Optional.of(0));
        List<String> events = new ArrayList<>(load.lines(22));
        events.addAll(load.begun(22));
        SampleRuns.write(settings(shots), "20261124", RunLoad.STARTED, events, Optional.empty());
        Toolkit.onFx(() -> {
            RecentPlans.remember(shots.window().console().desk(), Path.of("/home/admin/mlcluster.yaml"));
            return 0;
        });
        shots.take("running", new Place.Provision());
        shots.close();
    }

    private static void many(Path folder, Theme theme, int[] size) throws Exception {
        var load = new RunLoad(100, 300);
        var shots = shots(folder, theme, size, Duration.ofMinutes(20));
        SampleRuns.write(settings(shots), "20261124", RunLoad.STARTED, load.lines(300), Optional.of(2));
        SampleRuns.write(
                settings(shots), "20261123", RunLoad.STARTED.minusSeconds(86_000), load.lines(300), Optional.of(0));
        shots.take("many", new Place.Provision());
        shots.take("many-failure", () -> {
            ((Button) shots.find("#matrix-next")).fire();
            return 0;
        });
        shots.take("many-failed", () -> {
            shots.tab("#provision-tabs", 2);
            return 0;
        });
        shots.take("many-past", () -> {
            shots.tab("#provision-tabs", 3);
            return 0;
        });
        shots.close();
    }
}
