package trainyard.app.shell;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import trainyard.app.kit.Place;
import trainyard.app.samples.Fx;
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;
import trainyard.core.live.LiveView;
import trainyard.core.live.Snapshot;
import trainyard.core.settings.Preferences.Theme;

/** A cluster that has never answered since it was opened. */
class UnreachableFlowTest {
    private static final String WHY = "controller refused the key of admin.";
    private static final Snapshot CLUSTER = Samples.cluster(3, 3);

    private final FxRobot robot = new FxRobot();
    private final SampleSession session = new SampleSession(CLUSTER, false);
    private Window window;
    private Stage stage;

    @BeforeEach
    void open() {
        Fx.start();
        var trouble = new LiveView.Trouble(WHY, Samples.NOW.minusSeconds(60), Optional.empty());
        session.view()
                .publish(new LiveView(Optional.empty(), Optional.of(trouble), Duration.ZERO, Duration.ofSeconds(5)));
        Fx.run(() -> {
            window = Window.of(session, Theme.LIGHT, SampleSession.CLOCK, 1000, 780);
            stage = new Stage();
            stage.setScene(window.scene());
            stage.setX(0);
            stage.setY(0);
            stage.show();
        });
    }

    @AfterEach
    void close() {
        Fx.run(() -> {
            window.close();
            stage.close();
        });
    }

    private boolean says(String words) {
        return robot.lookup(words).queryAll().stream().anyMatch(node -> node instanceof Label && node.isVisible());
    }

    @Test
    void its_screens_say_why_they_are_empty_and_count_nothing_until_it_answers() {
        for (Place place : new Place[] {
            new Place.Nodes(""), new Place.Jobs(""), new Place.Partitions(), new Place.Gpus(), new Place.Report()
        }) {
            Fx.run(() -> window.go(place));
            Fx.await(() -> says("No answer from the cluster")
                    && robot.lookup(WHY).queryAll().size() > 1
                    && robot.lookup(".empty-state.warning").queryAll().stream().anyMatch(Node::isVisible));
        }
        Fx.run(() -> window.go(new Place.Nodes("")));
        assertFalse(Fx.call(() -> says("0 nodes")), "nobody knows how many nodes there are");
        Fx.run(() -> session.view().publish(SampleSession.seen(CLUSTER)));
        Fx.await(() -> says("3 nodes"));
    }
}
