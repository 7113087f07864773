package trainyard.app.shots;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import trainyard.app.kit.Place;
import trainyard.app.samples.SamplePrometheus;
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;
import trainyard.core.settings.Preferences.Theme;

/** Renders the screen of monitoring, for people to look at. {@code MonitoringPages FOLDER}. */
final class MonitoringPages {
    private static final int[][] SIZES = {{1280, 800}, {1920, 1080}, {1024, 700}};

    private MonitoringPages() {}

    public static void main(String[] arguments) throws Exception {
        Toolkit.start();
        for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
            for (int[] size : SIZES) {
                Path folder = Path.of(arguments[0], "%s-%d".formatted(theme, size[0]));
                measured(folder, theme, size, 8, true, "few");
                measured(folder, theme, size, 400, true, "many");
                measured(folder, theme, size, 2, false, "no-gpus");
                empty(folder, theme, size, true, "demo");
                empty(folder, theme, size, false, "silent");
            }
        }
        System.exit(0);
    }

    private static void measured(Path folder, Theme theme, int[] size, int nodes, boolean gpus, String name)
            throws Exception {
        var prometheus = new SamplePrometheus(nodes, gpus);
        var session = new SampleSession(Samples.cluster(3, 9), prometheus);
        var shots = new Shots(folder, session, theme, SampleSession.CLOCK, size[0], size[1], Duration.ZERO);
        shots.take(name, new Place.Monitoring());
        shots.take(name + "-pointed", () -> {
            Node curves = shots.find(".curves");
            curves.fireEvent(moved(180, 60));
            return 0;
        });
        for (int tab = 1; tab < 4; tab++) {
            int index = tab;
            shots.take(name + "-tab-" + tab, () -> {
                shots.tab("#monitoring-tabs", index);
                return 0;
            });
        }
        shots.take(name + "-week", () -> {
            shots.tab("#monitoring-tabs", 0);
            ((ToggleButton) shots.find("#range-7d")).fire();
            return 0;
        });
        shots.close();
        prometheus.stop();
    }

    private static MouseEvent moved(double x, double y) {
        return new MouseEvent(
                MouseEvent.MOUSE_MOVED,
                x,
                y,
                x,
                y,
                MouseButton.NONE,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                null);
    }

    private static void empty(Path folder, Theme theme, int[] size, boolean demo, String name) throws Exception {
        var session = new SampleSession(Samples.cluster(3, 9), demo, Map.of());
        var shots = new Shots(folder, session, theme, SampleSession.CLOCK, size[0], size[1], Duration.ZERO);
        shots.take(name, new Place.Monitoring());
        shots.close();
    }
}
