package trainyard.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import trainyard.app.kit.Subject;
import trainyard.app.samples.Fx;
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;
import trainyard.core.live.LiveView;
import trainyard.core.live.Snapshot;
import trainyard.core.observe.Observed;
import trainyard.core.settings.AuditLog;
import trainyard.core.settings.Connection;
import trainyard.core.settings.Preferences;
import trainyard.core.settings.SettingsFolder;

class ConsoleTest {
    private final SampleSession first = new SampleSession(Samples.cluster(3, 3), true);
    private final SampleSession second = new SampleSession(Samples.cluster(5, 3), false);
    private final Console console = new Console(
            new Both(),
            SampleSession.CLOCK,
            new Observed<>(Preferences.DEFAULT),
            change -> {},
            sentence -> {},
            page -> {},
            new SettingsFolder(Path.of("target", "console-test")),
            AuditLog.in(new SettingsFolder(Path.of("target", "console-test"))),
            problem -> {});

    private final class Both implements Clusters {
        @Override
        public List<Connection> connections() {
            return List.of();
        }

        @Override
        public Session openDemo() {
            return first;
        }

        @Override
        public Session open(Connection connection) {
            return second;
        }
    }

    @BeforeAll
    static void start() {
        Fx.start();
    }

    @AfterEach
    void close() {
        Fx.run(console::close);
    }

    @Test
    void nobody_looking_means_nothing_asked() {
        Fx.run(() -> console.use(first));
        assertEquals(0, first.watchers.get());
        Fx.run(() -> console.visible(true));
        assertEquals(1, first.watchers.get());
        Fx.run(() -> console.visible(false));
        assertEquals(0, first.watchers.get());
    }

    @Test
    void another_cluster_is_shown_and_the_one_before_stays_open_and_is_asked_nothing() {
        Fx.run(() -> {
            console.visible(true);
            console.use(first);
            console.desk().select(new Subject.OfNode("gpu-001"));
            console.use(second);
        });
        assertEquals(0, first.watchers.get());
        assertEquals(1, second.watchers.get());
        assertEquals(Optional.empty(), console.desk().selection().get());
        assertEquals(5, nodes());
        assertFalse(first.closed);
        first.view().publish(LiveView.NOTHING_YET);
        assertEquals(5, nodes());
    }

    @Test
    void one_step_leads_to_the_next_open_cluster_and_back() {
        Fx.run(() -> {
            console.use(first);
            console.use(second);
            console.step(1);
        });
        assertEquals(3, nodes());
        Fx.run(() -> console.step(-1));
        assertEquals(5, nodes());
    }

    @Test
    void a_watched_cluster_is_asked_while_another_is_shown() {
        Fx.run(() -> {
            console.visible(true);
            console.use(first);
            console.watch(first, true);
            console.use(second);
        });
        assertEquals(1, first.watchers.get());
        Fx.run(() -> console.watch(first, false));
        assertEquals(0, first.watchers.get());
    }

    @Test
    void a_disconnected_cluster_closes_and_another_open_one_is_shown() {
        Fx.run(() -> {
            console.visible(true);
            console.use(first);
            console.use(second);
            console.disconnect(second);
        });
        assertEquals(3, nodes());
        assertEquals(1, first.watchers.get());
        Fx.await(() -> second.closed);
        Fx.run(() -> console.disconnect(first));
        assertEquals(Optional.empty(), console.session().get());
        assertEquals(0, first.watchers.get());
    }

    @Test
    void a_cluster_that_is_open_is_not_connected_to_again() {
        var connection = second.connection().now();
        Fx.run(() -> console.open(connection));
        Fx.await(() -> console.session().get().isPresent());
        Fx.run(() -> {
            console.use(first);
            console.open(connection.with(false, true));
        });
        assertEquals(5, nodes());
        assertEquals(2, Fx.call(() -> console.open().size()));
    }

    @Test
    void the_demo_opens_in_the_background() {
        Fx.run(console::openDemo);
        BooleanSupplier opened = () -> console.session().get().isPresent();
        Fx.await(opened);
        assertTrue(console.session().get().orElseThrow().isDemo());
    }

    private int nodes() {
        return console.desk()
                .live()
                .now()
                .snapshot()
                .map(Snapshot::nodes)
                .map(List::size)
                .orElse(-1);
    }
}
