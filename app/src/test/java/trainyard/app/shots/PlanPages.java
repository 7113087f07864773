package trainyard.app.shots;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TabPane;
import trainyard.app.kit.Place;
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.settings.Preferences.Theme;

/** Pictures of the plan's screen with each of its parts: {@code PlanPages FOLDER [EXAMPLE...]}. */
final class PlanPages {
    private PlanPages() {}

    public static void main(String[] arguments) throws Exception {
        Toolkit.start();
        Path folder = Path.of(arguments[0]);
        List<String> examples = arguments.length > 1
                ? List.of(arguments).subList(1, arguments.length)
                : List.of("two-gpu-nodes", "every-optional-key", "512-gpu-nodes");
        for (String example : examples) {
            for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
                for (int[] size : new int[][] {{1280, 800}, {1920, 1080}}) {
                    take(folder.resolve(example + "-" + theme + "-" + size[0]), example, theme, size);
                }
            }
        }
        System.exit(0);
    }

    private static void take(Path folder, String example, Theme theme, int[] size) throws Exception {
        var session = new SampleSession(Samples.cluster(3, 9), false);
        var shots = new Shots(folder, session, theme, SampleSession.CLOCK, size[0], size[1], Duration.ofSeconds(1));
        shots.take("start", new Place.Plan());
        shots.take("open", () -> {
            if (ExamplePlans.NAMES.contains(example)) {
                MenuButton examples = (MenuButton) shots.find("#example-plans");
                examples.getItems().get(ExamplePlans.NAMES.indexOf(example)).fire();
            } else {
                ((Button) shots.find("#new-plan")).fire();
            }
            return 0;
        });
        List<TabPane> groups = Toolkit.onFx(() ->
                shots.findAll(".plan-tabs").stream().map(TabPane.class::cast).toList());
        for (int group = 0; group < groups.size(); group++) {
            TabPane tabs = groups.get(group);
            for (int tab = 0; tab < tabs.getTabs().size(); tab++) {
                int chosen = tab;
                shots.take(
                        "group" + group + "-"
                                + tabs.getTabs().get(tab).getText().replace(' ', '-'),
                        () -> {
                            tabs.getSelectionModel().select(chosen);
                            return 0;
                        });
            }
        }
        Files.deleteIfExists(folder.resolve("open.png"));
    }
}
