package trainyard.app.shots;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import trainyard.app.kit.Pictures;
import trainyard.app.kit.Place;
import trainyard.app.kit.Subject;
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;
import trainyard.app.shell.Window;
import trainyard.core.live.DrainReminders;
import trainyard.core.settings.Preferences.Theme;
import trainyard.core.settings.Reminders;
import trainyard.core.settings.SettingsFolder;

/** Renders what single screens do not show, for people to look at: inspector, palette, forms. {@code Scenes FOLDER}. */
final class Scenes {
    private Scenes() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Toolkit.start();
        for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
            var session = new SampleSession(
                            Samples.cluster(512, 1500),
                            true,
                            Map.of(
                                    "show topology",
                                    Samples.topology(Samples.cluster(512, 0)),
                                    "TimeStart,TimeEnd,State,User,Reason",
                                    Samples.nodeEvents()))
                    .withPast()
                    .with(reminders(folder));
            var window = Toolkit.onFx(() -> Window.of(session, theme, SampleSession.CLOCK, 1280, 800));
            var desk = window.console().desk();
            shot(window, folder, theme + "-reminder", () -> {
                window.go(new Place.Overview());
                return window;
            });
            shot(window, folder, theme + "-node", () -> {
                window.go(new Place.Nodes("drained"));
                desk.select(new Subject.OfNode("gpu-022"));
                return window;
            });
            Thread.sleep(800); // accounting is asked of a node that stays selected
            shot(window, folder, theme + "-node-past", () -> window);
            shot(window, folder, theme + "-job", () -> {
                window.go(new Place.Jobs("failed"));
                desk.select(new Subject.OfJob(5106));
                return window;
            });
            shot(window, folder, theme + "-map", () -> {
                window.go(new Place.Topology());
                desk.select(new Subject.OfNode("gpu-171"));
                return window;
            });
            shot(window, folder, theme + "-rack", () -> {
                window.go(new Place.Topology());
                Subject.OfNodes.of(Samples.cluster(512, 1500).nodes().stream()
                                .map(node -> node.name())
                                .filter(name -> name.compareTo("gpu-033") < 0)
                                .toList())
                        .ifPresent(desk::select);
                return window;
            });
            shot(window, folder, theme + "-partition", () -> {
                window.go(new Place.Partitions());
                desk.select(new Subject.OfPartition("debug"));
                return window;
            });
            shot(window, folder, theme + "-view", () -> {
                window.go(new Place.Jobs("", "Pending"));
                desk.select(new Subject.OfJob(5106));
                return window;
            });
            shot(window, folder, theme + "-unknown-field", () -> {
                window.go(new Place.Nodes("usr:ada"));
                desk.selection().set(Optional.empty());
                return window;
            });
            shot(window, folder, theme + "-none", () -> {
                window.go(new Place.Nodes("nosuchthing"));
                desk.selection().set(Optional.empty());
                return window;
            });
            shot(window, folder, theme + "-form", () -> {
                window.go(new Place.Settings(true));
                return window;
            });
            shot(window, folder, theme + "-palette", () -> {
                window.scene().getAccelerators().entrySet().stream()
                        .filter(entry -> entry.getKey().getName().contains("K"))
                        .findFirst()
                        .ifPresent(entry -> entry.getValue().run());
                return window;
            });
        }
        System.exit(0);
    }

    private static DrainReminders reminders(Path folder) throws Exception {
        var reminders = new DrainReminders(Reminders.in(new SettingsFolder(folder)), "Demo cluster");
        var due = Samples.NOW.minusSeconds(1_800);
        reminders.keep(List.of("gpu-022", "gpu-062"), due, due.minusSeconds(9_000), "GPU 5 fell off the bus");
        return reminders;
    }

    private static void shot(Window window, Path folder, String name, Callable<Window> change) throws Exception {
        Toolkit.onFx(change);
        for (int round = 0; round < 3; round++) {
            Toolkit.onFx(window::picture);
            while (!Toolkit.onFx(window::isSettled)) {
                Thread.sleep(10);
            }
        }
        Pictures.write(Toolkit.onFx(window::picture), folder.resolve(name + ".png"));
    }
}
