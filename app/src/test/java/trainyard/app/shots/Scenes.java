package trainyard.app.shots;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import trainyard.app.kit.Place;
import trainyard.app.kit.Subject;
import trainyard.app.operate.Dialogs;
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;
import trainyard.core.live.DrainReminders;
import trainyard.core.live.Node;
import trainyard.core.live.Snapshot;
import trainyard.core.settings.Preferences.Theme;
import trainyard.core.settings.Reminders;
import trainyard.core.settings.SettingsFolder;

/**
 * Renders what single screens do not show, for people to look at: inspector, palette, forms, dialogs, the map from near
 * and far. {@code Scenes FOLDER [NODES...]}.
 */
final class Scenes {
    private static final int[][] SIZES = {{1280, 800}, {1920, 1080}, {1024, 700}};

    private Scenes() {}

    public static void main(String[] arguments) throws Exception {
        Toolkit.start();
        var counts =
                arguments.length > 1 ? List.of(arguments).subList(1, arguments.length) : List.of("3", "512", "10000");
        for (String count : counts) {
            for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
                for (int[] size : SIZES) {
                    Path folder = Path.of(arguments[0], "%s-%s-%d".formatted(theme, count, size[0]));
                    scenes(folder, theme, Integer.parseInt(count), size);
                }
            }
        }
        System.exit(0);
    }

    private static void scenes(Path folder, Theme theme, int nodes, int[] size) throws Exception {
        var cluster = Samples.cluster(nodes, nodes * 3);
        var answers = Map.of(
                "show topology",
                Samples.topology(cluster),
                "TimeStart,TimeEnd,State,User,Reason",
                Samples.nodeEvents());
        var session = new SampleSession(cluster, false, answers).withPast().with(reminders(folder, cluster));
        var shots = new Shots(folder, session, theme, SampleSession.CLOCK, size[0], size[1], Duration.ZERO);
        inspector(shots, cluster);
        map(shots, cluster);
        shots.take("nothing-found", new Place.Nodes("nosuchthing"));
        shots.take("unknown-field", new Place.Nodes("usr:ada"));
        shots.take("view", new Place.Jobs("", "Pending"));
        shots.take("form", new Place.Settings(true));
        palette(shots);
        Dialogs.write(folder, cluster, shots.window());
        shots.close();
    }

    private static DrainReminders reminders(Path folder, Snapshot cluster) throws Exception {
        var reminders = new DrainReminders(Reminders.in(new SettingsFolder(folder)), "Sample");
        var due = Samples.NOW.minusSeconds(1_800);
        var drained = cluster.nodes().stream()
                .filter(node -> node.reason().isPresent())
                .limit(2)
                .map(Node::name)
                .toList();
        reminders.keep(drained, due, due.minusSeconds(9_000), "GPU 5 fell off the bus");
        return reminders;
    }

    private static void inspector(Shots shots, Snapshot cluster) throws Exception {
        var names = cluster.nodes().stream().map(Node::name).toList();
        String troubled = cluster.nodes().stream()
                .filter(node -> node.reason().isPresent())
                .findFirst()
                .map(Node::name)
                .orElse(names.getFirst());
        shots.take("node", new Place.Nodes(""), new Subject.OfNode(troubled));
        shots.take("nodes", new Place.Nodes(""), new Subject.OfNodes(names.subList(0, Math.min(32, names.size()))));
        long job = cluster.jobs().getFirst().number();
        shots.take("job", new Place.Jobs(""), new Subject.OfJob(job));
        shots.take(
                "partition",
                new Place.Partitions(),
                new Subject.OfPartition(cluster.partitions().getLast().name()));
        shots.take("overview", new Place.Overview(), new Subject.OfNode(troubled));
    }

    private static void map(Shots shots, Snapshot cluster) throws Exception {
        String middle = cluster.nodes().get(cluster.nodes().size() / 2).name();
        shots.take("map-whole", new Place.Topology());
        for (int by = 1; by < 5; by++) {
            int colour = by;
            shots.take("map-colour-" + by, () -> {
                shots.choose("#colour-by", colour);
                return 0;
            });
        }
        shots.take("map-partitions", () -> {
            shots.choose("#colour-by", 0);
            shots.choose("#group-by", 1);
            return 0;
        });
        shots.take("map-zoom", () -> {
            shots.choose("#group-by", 0);
            shots.window().console().desk().select(new Subject.OfNode(middle));
            for (int step = 0; step < (cluster.nodes().size() < 10 ? 1 : 5); step++) {
                shots.type("#map", KeyCode.PLUS, "+");
            }
            return 0;
        });
        shots.take("map-card", () -> {
            for (int step = 0; step < (cluster.nodes().size() < 10 ? 1 : 12); step++) {
                shots.type("#map", KeyCode.PLUS, "+");
            }
            return 0;
        });
        shots.take("map-found", () -> {
            shots.type("#map", KeyCode.F, "f");
            shots.window().console().desk().selection().set(java.util.Optional.empty());
            ((TextInputControl) shots.find("#map-filter")).setText("state:drained");
            return 0;
        });
    }

    private static void palette(Shots shots) throws Exception {
        shots.take("palette", () -> {
            shots.window().go(new Place.Overview());
            shots.window().scene().getAccelerators().entrySet().stream()
                    .filter(entry -> entry.getKey().getName().contains("K"))
                    .findFirst()
                    .ifPresent(entry -> entry.getValue().run());
            return 0;
        });
        shots.take("palette-found", () -> {
            ((TextInputControl) shots.find("#palette-field")).setText("gpu-00");
            return 0;
        });
    }
}
