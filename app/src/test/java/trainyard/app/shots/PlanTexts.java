package trainyard.app.shots;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.config.edit.PlanDesk;
import trainyard.app.config.edit.PlanEditing;
import trainyard.app.config.edit.PlanTab;
import trainyard.app.config.text.DifferencesTab;
import trainyard.app.config.text.FilesTab;
import trainyard.app.config.text.YamlTab;
import trainyard.app.kit.Pictures;
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.plan.edit.Sharing;
import trainyard.core.render.Templates;
import trainyard.core.settings.Preferences.Theme;

/** Renders the plan's text, files and differences, for people to look at. {@code PlanTexts FOLDER [NODES...]}. */
final class PlanTexts {
    private static final int[][] SIZES = {{1280, 800}, {1920, 1080}};

    private PlanTexts() {}

    public static void main(String[] arguments) throws Exception {
        Toolkit.start();
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        var counts =
                arguments.length > 1 ? List.of(arguments).subList(1, arguments.length) : List.of("3", "512", "10000");
        for (String count : counts) {
            for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
                for (int[] size : SIZES) {
                    // What the plan's frame leaves of the window to a part.
                    take(folder, text(Integer.parseInt(count)), theme, count, size[0] * 46 / 100, size[1] - 150);
                }
            }
        }
        System.exit(0);
    }

    /** A plan with six lines for each node. */
    static String text(int nodes) {
        String example = ExamplePlans.text("512-gpu-nodes");
        if (nodes == 512) {
            return example;
        }
        int half = Math.max(1, nodes / 2);
        var text = new StringBuilder(example.substring(0, example.indexOf("      partitions:")));
        text.append("      partitions:\n        - {name: a100, nodes: \"gpu-[00001-%05d]\", max_time: \"7-00:00:00\"}\n"
                .formatted(half));
        text.append("        - {name: h100, nodes: \"gpu-[%05d-%05d]\"}\n      default_partition: a100\n"
                .formatted(half + 1, nodes));
        text.append("    compute_nodes:\n");
        for (int i = 1; i <= nodes; i++) {
            text.append(
                    "      - name: gpu-%05d\n        ip: 10.20.%d.%d\n        cpu_cores: 192\n        memory_gb: 2048\n"
                            .formatted(i, 16 + i / 250, 1 + i % 250));
            text.append("        gpus: {type: %s, count: 8}\n        features: [nvlink, sxm5]\n"
                    .formatted(i <= half ? "a100" : "h100"));
        }
        return text.toString();
    }

    private static void take(Path folder, String text, Theme theme, String count, int width, int height)
            throws Exception {
        var session = new SampleSession(Samples.cluster(3, 3), false, Map.of());
        var shots = new Shots(folder, session, theme, SampleSession.CLOCK, 1280, 800, Duration.ZERO);
        var desk = shots.window().console().desk();
        var editing = new PlanEditing(desk.background(), Templates.shipped(), new NoQuestions());
        var plan = new PlanDesk(desk, editing, place -> {});
        List<PlanTab> parts =
                Toolkit.onFx(() -> List.of(new YamlTab(plan), new FilesTab(plan), new DifferencesTab(plan)));
        var tabs = Toolkit.onFx(() -> {
            var pane = new TabPane();
            pane.getStyleClass().add("plan-tabs");
            for (PlanTab part : parts) {
                var tab = new Tab(part.title(), part.view());
                tab.setGraphic(new FontIcon(part.icon()));
                pane.getTabs().add(tab);
            }
            return pane;
        });
        Scene scene = Toolkit.onFx(() -> {
            var made = new Scene(tabs, width, height);
            made.getStylesheets().setAll(shots.window().scene().getStylesheets());
            return made;
        });
        Toolkit.onFx(() -> {
            editing.create(text);
            editing.state().subscribe(state -> state.ifPresent(now -> parts.forEach(part -> part.show(now))));
            editing.lint().subscribe(lint -> lint.ifPresent(now -> parts.forEach(part -> part.lint(now))));
            return 0;
        });
        settle(shots, scene);
        String name = "%s-%s-%d-".formatted(theme, count, width);
        for (String step : List.of("yaml", "files", "same", "edit", "edited-files", "differences", "broken")) {
            Toolkit.onFx(() -> {
                switch (step) {
                    case "yaml" -> tabs.getSelectionModel().select(0);
                    case "files" -> tabs.getSelectionModel().select(1);
                    case "same" -> tabs.getSelectionModel().select(2);
                    case "edit" -> {
                        tabs.getSelectionModel().select(0);
                        editing.type(text.replaceFirst("max_time: \"7-00:00:00\"", "max_time: \"4:00:00\"")
                                .replaceFirst("cpu_cores: 192", "cpu_cores: 96"));
                    }
                    case "edited-files" -> tabs.getSelectionModel().select(1);
                    case "differences" -> tabs.getSelectionModel().select(2);
                    default -> {
                        tabs.getSelectionModel().select(0);
                        editing.type(text.replaceFirst("metadata:", "metadata: ["));
                    }
                }
                return 0;
            });
            settle(shots, scene);
            Pictures.write(Toolkit.onFx(() -> scene.snapshot(null)), folder.resolve(name + step + ".png"));
        }
        shots.close();
    }

    private static void settle(Shots shots, Scene scene) throws Exception {
        for (int round = 0; round < 4; round++) {
            Toolkit.onFx(() -> scene.snapshot(null));
            while (!Toolkit.onFx(() -> shots.window().isSettled())) {
                Thread.sleep(10);
            }
        }
    }

    private record NoQuestions() implements PlanEditing.Questions {
        @Override
        public Optional<Sharing> sharing(String sentence, Sharing offered) {
            return Optional.empty();
        }

        @Override
        public void refused(String sentence) {
            throw new IllegalStateException(sentence);
        }
    }
}
