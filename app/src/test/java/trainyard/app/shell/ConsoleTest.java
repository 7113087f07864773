package trainyard.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
    void another_cluster_takes_the_place_of_the_one_before() {
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
        Fx.await(() -> first.closed);
        first.view().publish(LiveView.NOTHING_YET);
        assertEquals(5, nodes());
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
