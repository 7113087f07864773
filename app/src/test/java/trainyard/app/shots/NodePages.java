package trainyard.app.shots;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TableView;
import trainyard.app.config.edit.PlanDesk;
import trainyard.app.config.edit.PlanEditing;
import trainyard.app.config.nodes.NodesTab;
import trainyard.app.kit.Desk;
import trainyard.app.kit.Pictures;
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;
import trainyard.app.shell.Window;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.plan.edit.Sharing;
import trainyard.core.render.Templates;
import trainyard.core.settings.Preferences.Theme;

/** Renders the plan's nodes in their states, for people to look at: {@code NodePages FOLDER}. */
final class NodePages {
    private static final PlanEditing.Questions NOBODY = new PlanEditing.Questions() {
        @Override
        public Optional<Sharing> sharing(String sentence, Sharing offered) {
            return Optional.empty();
        }

        @Override
        public void refused(String sentence) {
            throw new AssertionError(sentence);
        }
    };

    private final Path folder;
    private final Desk desk;
    private final Window window;
    private final List<String> sheets;
    private final int width;
    private final int height;

    private NodePages(Path folder, Window window, int width, int height) throws Exception {
        this.folder = Files.createDirectories(folder);
        this.window = window;
        this.width = width;
        this.height = height;
        desk = window.console().desk();
        sheets = new ArrayList<>(window.scene().getStylesheets());
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Toolkit.start();
        for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
            var session = new SampleSession(Samples.cluster(3, 3), false);
            var window = Toolkit.onFx(() -> Window.of(session, theme, Clock.systemUTC(), 1280, 800));
            // What is left of the window for a tab at 1280x800, and at 1920x1080.
            new NodePages(folder.resolve(theme + "-1280"), window, 590, 640).all();
            if (theme == Theme.LIGHT) {
                new NodePages(folder.resolve(theme + "-1920"), window, 940, 920).all();
            }
        }
        System.exit(0);
    }

    private void all() throws Exception {
        take("0-empty", ExamplePlans.empty(), "", -1);
        take("1-machine", ExamplePlans.text("every-optional-key"), "machine", 1);
        take("2-gpus", ExamplePlans.text("every-optional-key"), "gpus", 1);
        take("3-mig", ExamplePlans.text("mig-nodes"), "gpus", 1);
        take("4-passthrough", ExamplePlans.text("two-gpu-nodes"), "passthrough", 0);
        take("5-resources", ExamplePlans.text("every-optional-key"), "other-resources", 1);
        take("6-512", ExamplePlans.text("512-gpu-nodes"), "gpus", 3);
        take("7-10000", large(10_000), "machine", -2);
    }

    private static String large(int count) {
        return ExamplePlans.empty()
                .replace(
                        "compute_nodes: []",
                        "compute_nodes:\n"
                                + IntStream.rangeClosed(1, count)
                                        .mapToObj(i ->
                                                "      - {name: \"n%05d\", cpu_cores: %d, memory_gb: 512, ip: DHCP,"
                                                                .formatted(i, i % 2 == 0 ? 64 : 128)
                                                        + " gpus: {type: h100, count: 8}}")
                                        .collect(Collectors.joining("\n")));
    }

    /** @param row to select; -1 for none, -2 for all */
    private void take(String name, String text, String page, int row) throws Exception {
        var editing = new PlanEditing(desk.background(), Templates.shipped(), NOBODY);
        var tab = Toolkit.onFx(() -> new NodesTab(new PlanDesk(desk, editing, place -> {})));
        var scene = Toolkit.onFx(() -> {
            var made = new Scene(tab.view(), width, height);
            made.getStylesheets().setAll(sheets);
            made.getRoot().getStyleClass().addAll(window.scene().getRoot().getStyleClass());
            editing.state().subscribe(now -> now.ifPresent(tab::show));
            editing.lint().subscribe(found -> found.ifPresent(tab::lint));
            editing.create(text);
            return made;
        });
        settle(scene);
        Toolkit.onFx(() -> {
            var table = (TableView<?>) scene.lookup("#plan-nodes");
            if (row == -2) {
                table.getSelectionModel().selectAll();
            } else if (row >= 0) {
                table.getSelectionModel().clearAndSelect(row);
            }
            return table;
        });
        settle(scene);
        if (!page.isEmpty()) {
            Toolkit.onFx(() -> {
                ((ButtonBase) scene.lookup("#node-page-" + page)).fire();
                return page;
            });
            settle(scene);
        }
        Pictures.write(Toolkit.onFx(() -> scene.snapshot(null)), folder.resolve(name + ".png"));
    }

    private void settle(Scene scene) throws Exception {
        for (int round = 0; round < 4; round++) {
            Toolkit.onFx(() -> scene.snapshot(null));
            while (!Toolkit.onFx(() -> desk.background().isIdle())) {
                Thread.sleep(10);
            }
        }
    }
}
