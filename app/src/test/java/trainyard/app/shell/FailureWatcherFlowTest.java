package trainyard.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import trainyard.app.diagnosis.FakeTools;
import trainyard.app.diagnosis.SampleReports;
import trainyard.app.kit.FailureWatching;
import trainyard.app.kit.Place;
import trainyard.app.samples.Fx;
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;
import trainyard.core.live.Job;
import trainyard.core.live.Snapshot;
import trainyard.core.settings.Preferences.Theme;
import trainyard.core.slurm.JobState;

/** A job fails before the eyes of the window. */
class FailureWatcherFlowTest {
    private final FxRobot robot = new FxRobot();
    private final FakeTools tools = new FakeTools(SampleReports::outOfMemory);
    private final Snapshot before = Samples.cluster(8, 40);
    private final SampleSession session = new SampleSession(before, false);
    private Window window;
    private Stage stage;

    @BeforeEach
    void open() {
        Fx.start();
        Fx.run(() -> {
            window = Window.of(session, Theme.LIGHT, SampleSession.CLOCK, tools.tools(), 1000, 780);
            stage = new Stage();
            stage.setScene(window.scene());
            stage.show();
        });
        Fx.await(window::hasSnapshot);
    }

    @AfterEach
    void close() {
        Fx.run(() -> {
            window.close();
            stage.close();
        });
    }

    private Job running() {
        return before.jobs().stream()
                .filter(job -> job.state().phase() == JobState.Phase.RUNNING)
                .findFirst()
                .orElseThrow();
    }

    private void fail(Job job) {
        var failed = new Job(
                job.id(),
                job.number(),
                job.name(),
                job.user(),
                job.account(),
                job.partition(),
                job.qos(),
                JobState.parse("OUT_OF_MEMORY"),
                job.reason(),
                job.submitted(),
                job.started(),
                Optional.of(Samples.NOW),
                job.timeLimit(),
                job.nodes(),
                job.cpus(),
                job.tres(),
                job.nodeList(),
                job.priority(),
                "0:125",
                job.workFolder());
        List<Job> jobs =
                before.jobs().stream().map(one -> one == job ? failed : one).toList();
        session.view()
                .publish(SampleSession.seen(new Snapshot(
                        before.cluster(),
                        before.version(),
                        before.takenAt().plusSeconds(5),
                        before.nodes(),
                        before.partitions(),
                        jobs,
                        before.unreadable())));
    }

    private boolean isTold(String sentence) {
        return robot.lookup((Node node) -> node instanceof Labeled label && sentence.equals(label.getText()))
                        .tryQuery()
                        .isPresent()
                || robot.lookup((Node node) ->
                                node instanceof javafx.scene.text.Text text && sentence.equals(text.getText()))
                        .tryQuery()
                        .isPresent();
    }

    @Test
    void it_is_diagnosed_by_itself_told_and_one_press_leads_to_the_report() {
        Job job = running();
        Fx.run(() -> FailureWatching.ALL.choose(window.console().desk()));
        // What failed before it began is not its concern: once the watch has heard.
        Fx.run(() -> {});
        fail(job);
        Fx.await(() ->
                isTold("Job " + job.id() + " failed. The job used more memory than it had asked for (probable)."));
        assertEquals(List.of(Long.toString(job.number())), tools.asked);
        Fx.run(() -> ((Button) robot.lookup("Show").query()).fire());
        assertEquals(
                new Place.JobDiagnosis(job.number()),
                Fx.call(() -> window.console().place().get()));
        Fx.await(window::isSettled);
        assertEquals(1, tools.asked.size(), "it was diagnosed a second time");
    }

    @Test
    void while_nobody_wants_it_nothing_is_diagnosed() {
        fail(running());
        Fx.await(() -> window.console().desk().live().now().snapshot().orElseThrow() != before);
        Fx.await(window::isSettled);
        assertTrue(tools.asked.isEmpty());
    }
}
