package trainyard.app.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import trainyard.app.kit.Place;
import trainyard.app.samples.Fx;
import trainyard.app.shell.Window;
import trainyard.core.live.LiveView;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;
import trainyard.core.settings.AuditLog;
import trainyard.core.settings.Connection;
import trainyard.core.settings.Preferences.Theme;
import trainyard.core.settings.SettingsFolder;
import trainyard.core.slurm.JobState;

/** The console over hours of trouble, shortened: runs for {@code -Dtrainyard.soak.minutes} where that is given. */
@EnabledIfSystemProperty(named = "trainyard.soak.minutes", matches = "\\d+(\\.\\d+)?")
class SoakTest {
    private static final double MINUTES = Double.parseDouble(System.getProperty("trainyard.soak.minutes", "0"));
    private static final Duration CALM = Duration.ofSeconds(4);
    private static final Duration FRESH_AGAIN = Duration.ofSeconds(60);
    private static final Duration LONGEST_HOLD = Duration.ofSeconds(1);
    private static final int THREADS_MORE = 6;
    private static final int FILES_MORE = 6;
    private static final long HEAP_MORE = 24L << 20;
    private static final List<Place> PLACES = List.of(
            new Place.Topology(),
            new Place.Nodes(""),
            new Place.Jobs(""),
            new Place.Overview(),
            new Place.Partitions(),
            new Place.Scheduler(),
            new Place.Audit());

    private final Instant start = Instant.now();
    private Controller controller;
    private List<String> nodes = List.of();
    private BadWire wire;
    private SickShell shell;
    private SoakSession session;
    private Window window;
    private Stage stage;
    private Hands hands;
    private Heartbeat heartbeat;
    private int turn;

    @TempDir
    private Path folder;

    private void open(Controller machine) throws Exception {
        controller = machine;
        nodes = controller.nodes();
        Fx.start();
        Connection straight = controller.connection();
        wire = new BadWire(straight.host(), straight.port());
        Connection connection = throughTheWire(straight);
        shell = new SickShell(Shells.ofThisUser(folder.resolve("none"), HostKeyDecision.REFUSE, SecretPrompt.NOBODY)
                .open(connection));
        session = new SoakSession(connection, shell);
        Fx.run(() -> {
            window = Window.of(session, Theme.DARK, Clock.systemUTC(), 1000, 780);
            stage = new Stage();
            stage.setX(0);
            stage.setY(0);
            stage.setScene(window.scene());
            stage.show();
        });
        hands = new Hands(shell, session, AuditLog.in(new SettingsFolder(folder)), nodes);
    }

    private Connection throughTheWire(Connection straight) throws IOException {
        Path knownHosts = folder.resolve("known_hosts");
        List<String> keys = Files.readAllLines(straight.knownHosts().orElseThrow());
        Files.write(
                knownHosts,
                keys.stream()
                        .map(line -> line.replaceFirst("^\\S+", "[127.0.0.1]:" + wire.port()))
                        .toList());
        return new Connection(
                "Soak",
                straight.user(),
                "127.0.0.1",
                wire.port(),
                straight.login(),
                straight.client(),
                straight.identity(),
                Optional.of(knownHosts),
                Optional.empty(),
                Optional.empty(),
                false,
                straight.sudo());
    }

    @AfterEach
    void close() throws Exception {
        hands.close();
        if (heartbeat != null) {
            heartbeat.close();
        }
        Fx.run(() -> {
            window.close();
            stage.close();
        });
        wire.close();
        controller.close();
    }

    @Test
    void the_console_outlasts_what_happens_to_a_cluster() throws Exception {
        open(new DemoController());
        outlast(MINUTES);
    }

    @Test
    void the_console_outlasts_what_happens_to_real_slurm() throws Exception {
        open(new LabController());
        outlast(MINUTES / 3);
    }

    private void outlast(double minutes) throws Exception {
        Instant end = start.plusSeconds((long) (minutes * 60));
        await(CALM.plus(FRESH_AGAIN), "a first answer", this::isFresh);
        watch(CALM); // screens are made when they are first shown
        heartbeat = new Heartbeat();
        round();
        Footprint before = footprint();
        say("after the first round: " + before);
        while (Instant.now().isBefore(end)) {
            round();
            say("after a round: " + footprint());
        }
        Footprint after = footprint();
        hands.close();
        say("before " + before);
        say("after  " + after);
        say("longest hold of the FX thread " + heartbeat.longestMillis() + " ms; " + hands);
        say("which was at\n" + heartbeat.place());
        if (after.threads() > before.threads() + THREADS_MORE) {
            Footprint.threadNames().forEach(this::say);
        }
        assertEquals("", hands.failure());
        assertEquals(Optional.empty(), hands.lost());
        assertTrue(after.threads() <= before.threads() + THREADS_MORE, "threads leak");
        assertTrue(after.files() <= before.files() + FILES_MORE, "file descriptors leak");
        assertTrue(after.heap() <= before.heap() + HEAP_MORE, "memory leaks");
        assertEquals(0, after.commands(), "commands are left on the other machine");
        assertTrue(wire.openSockets() <= 2, "connections are left: " + wire.openSockets());
        assertTrue(heartbeat.longestMillis() < LONGEST_HOLD.toMillis(), "the window was frozen");
    }

    private void round() throws Exception {
        for (Trouble trouble : Trouble.values()) {
            watch(CALM);
            suffer(trouble);
        }
    }

    private void suffer(Trouble trouble) throws Exception {
        Instant struck = Instant.now();
        trouble.strike(wire, shell, controller);
        String said = "";
        if (!trouble.told().isZero()) {
            await(trouble.told(), "word of " + trouble, () -> isSaid(struck));
            said = ", said after " + since(struck) + ": " + words();
        }
        watch(CALM);
        Instant healed = Instant.now();
        Trouble.heal(wire, shell, controller);
        await(FRESH_AGAIN, "fresh data after " + trouble, () -> isFreshSince(healed));
        say(trouble + said + "; fresh again after " + since(healed));
    }

    /** Whether the view, and the status bar with it, admits that what it shows is old or incomplete. */
    private boolean isSaid(Instant struck) {
        LiveView view = session.view().now();
        if (view.trouble().isPresent()) {
            return Fx.call(() -> isOnScreen("Stale since"));
        }
        return view.snapshot()
                .filter(snapshot -> snapshot.takenAt().isAfter(struck))
                .map(snapshot -> !snapshot.unreadable().isEmpty())
                .orElse(false);
    }

    private String words() {
        LiveView view = session.view().now();
        return view.trouble()
                .map(LiveView.Trouble::sentence)
                .orElseGet(() -> view.snapshot().orElseThrow().unreadable().size() + " rows are unreadable");
    }

    private boolean isFresh() {
        return isFreshSince(start);
    }

    private boolean isFreshSince(Instant moment) {
        LiveView view = session.view().now();
        boolean fresh = view.trouble().isEmpty()
                && view.snapshot()
                        .filter(snapshot -> snapshot.takenAt().isAfter(moment)
                                && snapshot.unreadable().isEmpty()
                                && snapshot.nodes().size() == nodes.size())
                        .isPresent();
        return fresh && Fx.call(() -> isOnScreen("Updated"));
    }

    private boolean isOnScreen(String words) {
        return window.scene().getRoot().lookupAll(".label").stream()
                .anyMatch(node -> node instanceof Label label
                        && Objects.toString(label.getText(), "").startsWith(words));
    }

    /** Goes from screen to screen, and types into filters. */
    private void watch(Duration time) {
        Instant end = Instant.now().plus(time);
        while (Instant.now().isBefore(end)) {
            Place place = turn % (PLACES.size() + 1) == 0 ? aJob() : PLACES.get(turn % PLACES.size());
            turn++;
            Fx.run(() -> window.go(place));
            Fx.run(() -> List.of("#nodes-filter", "#jobs-filter").forEach(this::type));
            LockSupport.parkNanos(700_000_000);
        }
    }

    /** The page of a job that runs, which follows what the job writes. */
    private Place aJob() {
        return session.view().now().snapshot().stream()
                .flatMap(snapshot -> snapshot.jobs().stream())
                .filter(job -> job.state().phase() == JobState.Phase.RUNNING)
                .findFirst()
                .<Place>map(job -> new Place.Job(job.number()))
                .orElse(new Place.Jobs(""));
    }

    private void type(String filter) {
        if (window.scene().lookup(filter) instanceof TextField field) {
            field.setText(turn % 3 == 0 ? "" : "gpu-" + turn % 50);
        }
    }

    private void await(Duration limit, String what, BooleanSupplier condition) {
        Instant end = Instant.now().plus(limit);
        while (!condition.getAsBoolean()) {
            assertTrue(
                    Instant.now().isBefore(end),
                    () -> "no " + what + " within " + limit.toSeconds() + " s; last word: " + words());
            LockSupport.parkNanos(50_000_000);
        }
    }

    private Footprint footprint() throws Exception {
        Footprint least = Footprint.now(controller.commands());
        for (int i = 0; i < 5; i++) {
            LockSupport.parkNanos(300_000_000);
            least = least.least(Footprint.now(controller.commands()));
        }
        return least;
    }

    private static String since(Instant moment) {
        return "%.1f s".formatted(Duration.between(moment, Instant.now()).toMillis() / 1000.0);
    }

    private void say(String what) {
        System.out.printf(
                "%7.1f s  %s%n", Duration.between(start, Instant.now()).toMillis() / 1000.0, what);
    }
}
