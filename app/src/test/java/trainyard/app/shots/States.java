package trainyard.app.shots;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.ToggleButton;
import trainyard.app.kit.Place;
import trainyard.app.samples.NoAccounting;
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;
import trainyard.app.shell.CoreClusters;
import trainyard.app.shell.Session;
import trainyard.core.live.LiveView;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;
import trainyard.core.settings.AuditEntry;
import trainyard.core.settings.AuditLog;
import trainyard.core.settings.Preferences.Theme;
import trainyard.core.slurm.Hostlist;

/**
 * Renders what a window shows on a bad day and on a full one, for people to look at: no answer, stale data, no
 * accounting, an audit log with entries. {@code States FOLDER}.
 */
final class States {
    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final Place[] PLACES = {
        new Place.Overview(),
        new Place.Topology(),
        new Place.Nodes(""),
        new Place.Jobs(""),
        new Place.Partitions(),
        new Place.Scheduler(),
        new Place.Audit(),
    };

    private States() {}

    public static void main(String[] arguments) throws Exception {
        Toolkit.start();
        for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
            Path folder = Path.of(arguments[0], theme.toString());
            var first = new SampleSession(Samples.cluster(3, 0), false);
            first.view().publish(new LiveView(Optional.empty(), trouble(), Duration.ZERO, Duration.ofSeconds(30)));
            everywhere("unreachable", folder, first, theme);
            var waiting = new SampleSession(Samples.cluster(3, 0), false);
            waiting.view().publish(LiveView.NOTHING_YET);
            everywhere("waiting", folder, waiting, theme);
            var cluster = Samples.cluster(512, 900);
            var stale = new SampleSession(cluster, false, Map.of("show topology", Samples.topology(cluster)));
            stale.view()
                    .publish(new LiveView(
                            Optional.of(cluster), trouble(), Duration.ofMillis(40), Duration.ofSeconds(30)));
            everywhere("stale", folder, stale, theme);
            everywhere("idle", folder, new SampleSession(Samples.cluster(3, 0), false), theme);
            accounting(folder, theme);
        }
        System.exit(0);
    }

    private static Optional<LiveView.Trouble> trouble() {
        return Optional.of(new LiveView.Trouble(
                "controller did not answer within 10 s: the network may be down, or slurmctld busy. Look at"
                        + " `systemctl status slurmctld` there.",
                Samples.NOW.minusSeconds(240),
                Optional.of(Samples.NOW.plusSeconds(24))));
    }

    private static void everywhere(String state, Path folder, Session session, Theme theme) throws Exception {
        var shots = new Shots(folder, session, theme, SampleSession.CLOCK, 1280, 800, Duration.ZERO);
        for (Place place : PLACES) {
            shots.take(state + "-" + place.getClass().getSimpleName(), place);
        }
        shots.close();
    }

    private static void accounting(Path folder, Theme theme) throws Exception {
        var shells = Shells.ofThisUser(folder.resolve("known_hosts"), HostKeyDecision.REFUSE, SecretPrompt.NOBODY);
        var clusters = new CoreClusters(Optional.empty(), shells, Clock.systemUTC());
        var without =
                new Shots(folder, new NoAccounting(clusters.openDemo()), theme, Clock.systemUTC(), 1280, 800, SLOW);
        scheduler("no-accounting", without);
        without.take("no-accounting-finished", () -> {
            without.window().go(new Place.Jobs(""));
            ((ToggleButton) without.find("#finished-hour")).setSelected(true);
            return 0;
        });
        without.close();
        var with = new Shots(folder, clusters.openDemo(), theme, Clock.systemUTC(), 1280, 800, SLOW);
        scheduler("accounting", with);
        with.take("accounting-finished", () -> {
            with.window().go(new Place.Jobs(""));
            ((ToggleButton) with.find("#finished-hour")).setSelected(true);
            return 0;
        });
        audit(with.window().console().desk().audit());
        with.take("audit-entries", new Place.Audit());
        with.close();
    }

    private static void scheduler(String state, Shots shots) throws Exception {
        shots.take(state + "-scheduler", new Place.Scheduler());
        for (int tab = 1; tab < 5; tab++) {
            int index = tab;
            shots.take(state + "-scheduler-" + tab, () -> {
                shots.tab("#scheduler-tabs", index);
                return 0;
            });
        }
        shots.take(state + "-scheduler-account", () -> {
            shots.choose("#account", 0);
            return 0;
        });
    }

    private static void audit(AuditLog log) throws Exception {
        var now = Clock.systemUTC().instant();
        for (int i = 0; i < 300; i++) {
            var targets = Hostlist.expand("gpu-[%03d-%03d]".formatted(i + 1, i + 1 + i % 7));
            boolean drains = i % 3 > 0;
            var entry = AuditEntry.of(
                    now.minusSeconds(60L * (300 - i) * (300 - i)),
                    i % 2 == 0 ? "Sample" : "A cluster with a rather long name",
                    "admin@controller:22",
                    drains ? "drain" : "resume",
                    targets,
                    drains
                            ? java.util.List.of(
                                    "scontrol",
                                    "update",
                                    "NodeName=" + Hostlist.fold(targets),
                                    "State=DRAIN",
                                    "Reason=fan " + i + " is loud")
                            : java.util.List.of(
                                    "scontrol", "update", "NodeName=" + Hostlist.fold(targets), "State=RESUME"));
            log.begin(entry);
            if (i % 50 != 49) {
                boolean refused = i % 11 == 10;
                log.end(entry.ended(
                        refused ? "refused" : "done",
                        refused ? "slurm_update error: Invalid user id" : "",
                        entry.time().plusMillis(120)));
            }
        }
    }
}
