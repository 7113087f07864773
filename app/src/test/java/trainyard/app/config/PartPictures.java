package trainyard.app.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import trainyard.app.config.cluster.ClusterTab;
import trainyard.app.config.edit.PlanDesk;
import trainyard.app.config.edit.PlanTab;
import trainyard.app.config.lint.LintTab;
import trainyard.app.config.topology.TopologyTab;
import trainyard.app.config.truth.TruthTab;
import trainyard.app.kit.Pictures;
import trainyard.app.samples.Fx;
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;
import trainyard.app.shell.CoreClusters;
import trainyard.app.shell.Session;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;
import trainyard.core.settings.Preferences.Theme;

/** Renders parts of the plan's screen for people to look at: {@code PartPictures FOLDER [cluster]}. */
final class PartPictures {
    private PartPictures() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
            for (int[] size : new int[][] {{590, 620}, {900, 900}}) {
                if (arguments.length == 1 || List.of(arguments).contains("lint")) {
                    lint(folder, theme, size);
                    truth(folder, theme, size);
                }
                cluster(folder, theme, size);
                topology(folder, theme, size);
            }
        }
        System.exit(0);
    }

    private static void lint(Path folder, Theme theme, int[] size) throws Exception {
        var sample = new SampleSession(Samples.cluster(3, 3), false);
        try (var part = stage(sample, theme, size, LintTab::new)) {
            part.open(ExamplePlans.text("two-gpu-nodes"));
            take(part, folder, theme, size, "lint-nothing");
            part.open(few());
            take(part, folder, theme, size, "lint-few");
            Fx.run(() ->
                    ((ListView<?>) part.find("#lint-list")).getSelectionModel().select(1));
            take(part, folder, theme, size, "lint-selected");
            Fx.run(() ->
                    ((ListView<?>) part.find("#lint-list")).getSelectionModel().selectLast());
            take(part, folder, theme, size, "lint-file");
            Fx.run(() -> ((ToggleButton) part.find("#lint-show-rules")).fire());
            take(part, folder, theme, size, "lint-rules");
        }
    }

    private static String few() {
        return ExamplePlans.text("two-gpu-nodes")
                .replace("    compute_nodes:\n      - ", "    compute_nodes:\n      - wieght: 3\n        ")
                .replace(
                        "    slurm_config:\n",
                        "    slurm_config:\n      extra: [\"AccountingStorageLoc=x\", \"CacheGroups=1\"]\n"
                                + "      mpi_defualt: none\n      colour: blue\n");
    }

    private static void truth(Path folder, Theme theme, int[] size) throws Exception {
        Path known = Files.createTempDirectory("known").resolve("known_hosts");
        var shells = Shells.ofThisUser(known, HostKeyDecision.REFUSE, SecretPrompt.NOBODY);
        var demo = new CoreClusters(Optional.empty(), shells, Clock.systemUTC()).openDemo();
        try (var part = stage(demo, theme, size, TruthTab::new)) {
            part.open(ExamplePlans.text("two-gpu-nodes"));
            take(part, folder, theme, size, "truth-nothing");
            Fx.run(() -> {
                ((TextField) part.find("#truth-nodes")).setText("gpu-[001-012,038] nosuch");
                ((Button) part.find("#truth-read")).fire();
            });
            Fx.await(() -> !((ListView<?>) part.find("#truth-list")).getItems().isEmpty());
            take(part, folder, theme, size, "truth-read");
            Fx.run(() ->
                    ((ListView<?>) part.find("#truth-list")).getSelectionModel().select(1));
            take(part, folder, theme, size, "truth-second");
        }
    }

    private static void cluster(Path folder, Theme theme, int[] size) throws Exception {
        var sample = new SampleSession(Samples.cluster(3, 3), false);
        try (var part = stage(sample, theme, size, ClusterTab::new)) {
            part.open(ExamplePlans.text("every-optional-key").replace("slurmd: 300", "slurmd: soon"));
            var sections = (ListView<?>) part.find("#cluster-sections");
            for (int i = 0; i < sections.getItems().size(); i++) {
                int section = i;
                Fx.run(() -> sections.getSelectionModel().select(section));
                take(part, folder, theme, size, "cluster-%02d".formatted(i));
            }
            Fx.run(() -> ((TextField) part.find("#cluster-search")).setText("timeout"));
            take(part, folder, theme, size, "cluster-search");
            Fx.run(() -> ((TextField) part.find("#cluster-search")).setText("nonesuch"));
            take(part, folder, theme, size, "cluster-nothing");
        }
    }

    private static void topology(Path folder, Theme theme, int[] size) throws Exception {
        var sample = new SampleSession(Samples.cluster(3, 3), false);
        try (var part = stage(sample, theme, size, TopologyTab::new)) {
            part.open(ExamplePlans.text("two-gpu-nodes"));
            take(part, folder, theme, size, "topology-none");
            Fx.run(() -> ((ToggleButton) part.find("#topology-tree")).fire());
            take(part, folder, theme, size, "topology-empty");
            part.open(ExamplePlans.text("switch-tree").replace("gpu-[05-08]", "gpu-[04-07]"));
            take(part, folder, theme, size, "topology-wrong");
            part.open(ExamplePlans.text("switch-tree"));
            take(part, folder, theme, size, "topology-tree");
            part.open(ExamplePlans.text("blocks"));
            take(part, folder, theme, size, "topology-blocks");
        }
    }

    private static PartStage stage(Session session, Theme theme, int[] size, Function<PlanDesk, PlanTab> made) {
        return new PartStage(session, theme, size[0], size[1], made);
    }

    private static void take(PartStage part, Path folder, Theme theme, int[] size, String name) throws Exception {
        part.settle();
        var image = Fx.call(() -> {
            Node root = part.stage.getScene().getRoot();
            root.applyCss();
            return part.stage.getScene().snapshot(null);
        });
        Pictures.write(image, folder.resolve("%s-%s-%d.png".formatted(name, theme, size[0])));
    }
}
