package trainyard.app.gpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import trainyard.app.kit.Place;
import trainyard.app.kit.Subject;
import trainyard.app.samples.Fx;
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;
import trainyard.app.shell.CoreClusters;
import trainyard.app.shell.Session;
import trainyard.app.shell.Window;
import trainyard.core.metrics.GpuNodes;
import trainyard.core.metrics.GpuView;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;
import trainyard.core.settings.Preferences.Theme;
import trainyard.core.slurm.Hostlist;

/** The screen of GPUs on the demo cluster, by mouse and keys. */
class GpusFlowTest {
    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private Window window;
    private Stage stage;
    private Session session;

    @BeforeEach
    void start() {
        Fx.start();
    }

    private void openDemo() throws Exception {
        var shells = Shells.ofThisUser(folder.resolve("known_hosts"), HostKeyDecision.REFUSE, SecretPrompt.NOBODY);
        open(new CoreClusters(Optional.empty(), shells, Clock.systemUTC()).openDemo());
    }

    private void open(Session opened) {
        session = opened;
        Fx.run(() -> {
            window = Window.of(session, Theme.LIGHT, Clock.systemUTC(), 1000, 780);
            stage = new Stage();
            stage.setScene(window.scene());
            stage.setX(0);
            stage.setY(0);
            stage.show();
            stage.requestFocus();
        });
        Fx.await(() -> window.hasSnapshot());
        robot.press(KeyCode.CONTROL, KeyCode.DIGIT7).release(KeyCode.DIGIT7, KeyCode.CONTROL);
        Fx.await(() -> window.console().place().get() instanceof Place.Gpus && isSeen("#gpu-allow"));
    }

    @AfterEach
    void close() {
        Fx.run(() -> {
            window.close();
            stage.close();
        });
    }

    private boolean isSeen(String id) {
        Node found = window.scene().lookup(id);
        for (Node node = found; node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return found != null;
    }

    private int rows(String id) {
        Node found = window.scene().lookup(id);
        return found instanceof TableView<?> table ? table.getItems().size() : -1;
    }

    /** Whether nothing of the table's columns is beyond its edge. */
    private boolean isWhole(String id) {
        var table = (TableView<?>) window.scene().lookup(id);
        return table.getVisibleLeafColumns().stream()
                        .mapToDouble(TableColumn::getWidth)
                        .sum()
                <= table.getWidth();
    }

    private void allow() {
        robot.clickOn("#gpu-allow");
        Fx.await(() -> isSeen("#gpu-sample"));
    }

    private void nodes(String hostlist) {
        Fx.run(() -> ((TextField) window.scene().lookup("#gpu-nodes")).setText(hostlist));
    }

    /** The demo's first nodes with eight GPUs that answer: which do is another matter each day. */
    private List<String> up(int count) {
        var snapshot = session.view().now().snapshot().orElseThrow();
        return GpuNodes.choose(snapshot, "", count).names();
    }

    private GpuView seen() {
        return session.gpus().view().now();
    }

    @Test
    void nothing_is_read_before_the_user_allows_it_and_no_longer_once_it_is_off() throws Exception {
        openDemo();
        assertFalse(Fx.call(() -> isSeen("#gpu-sample")));
        assertEquals(GpuView.NOTHING_YET, seen());
        allow();
        assertEquals(GpuView.NOTHING_YET, seen());
        robot.clickOn("#gpu-off");
        Fx.await(() -> isSeen("#gpu-allow") && !isSeen("#gpu-sample"));
    }

    @Test
    void a_sample_of_chosen_nodes_fills_the_table_and_a_row_leads_to_its_node() throws Exception {
        openDemo();
        allow();
        List<String> four = up(4);
        nodes(Hostlist.fold(four));
        robot.clickOn("#gpu-sample");
        Fx.await(() -> rows("#gpus-table") == 32);
        assertEquals(4, seen().newest().orElseThrow().nodes().size());
        String first = four.getFirst();
        Fx.await(() -> robot.from(window.scene().lookup("#gpus-table"))
                .lookup(first)
                .tryQuery()
                .isPresent());
        robot.clickOn(
                robot.from(window.scene().lookup("#gpus-table")).lookup(first).<Node>query());
        Fx.await(() -> window.console().desk().selection().get().equals(Optional.of(new Subject.OfNode(first))));
        Fx.await(() -> robot.lookup("GPUs by nvidia-smi").tryQuery().isPresent());
        Fx.await(() -> isWhole("#gpus-table") && isWhole("#gpus-idle"));
        nodes("");
        robot.clickOn("#gpu-take");
        assertEquals(first, Fx.call(() -> ((TextField) window.scene().lookup("#gpu-nodes")).getText()));
    }

    @Test
    void a_misspelt_node_is_said_and_nothing_is_read() throws Exception {
        openDemo();
        allow();
        nodes("gpu-1");
        robot.clickOn("#gpu-sample");
        Fx.await(() -> robot.lookup("Slurm knows no node gpu-1.").tryQuery().isPresent());
        assertEquals(GpuView.NOTHING_YET, seen());
    }

    @Test
    void sampling_at_an_interval_ends_when_the_screen_is_hidden() throws Exception {
        openDemo();
        allow();
        nodes(up(1).getFirst());
        var begun = new AtomicInteger();
        Runnable unwatch = session.gpus().view().watch(view -> {
            if (view.underWay().filter(progress -> progress.done() == 0).isPresent()) {
                begun.incrementAndGet();
            }
        });
        every("every minute");
        Fx.await(() -> rows("#gpus-table") == 8);
        assertEquals(1, begun.get());
        Fx.run(() -> window.go(new Place.Overview()));
        Fx.run(() -> window.go(new Place.Gpus()));
        // Shown again, it goes on with a sample at once.
        Fx.await(() -> begun.get() == 2);
        assertEquals(
                "every minute", Fx.call(() -> ((ChoiceBox<?>) window.scene().lookup("#gpu-every")).getValue()));
        unwatch.run();
    }

    private void every(String words) {
        Fx.run(() -> {
            @SuppressWarnings("unchecked") // the screen's own choice of words
            var choice = (ChoiceBox<String>) window.scene().lookup("#gpu-every");
            choice.setValue(words);
        });
    }

    @Test
    void an_interval_for_a_misspelt_node_is_not_taken() throws Exception {
        openDemo();
        allow();
        nodes("nosuch");
        every("every minute");
        Fx.await(() -> robot.lookup("Slurm knows no node nosuch.").tryQuery().isPresent());
        assertEquals(
                "only on demand", Fx.call(() -> ((ChoiceBox<?>) window.scene().lookup("#gpu-every")).getValue()));
    }

    @Test
    void a_connection_that_does_not_answer_is_a_sentence_on_the_screen() {
        open(new SampleSession(Samples.cluster(3, 3), false, Map.of()));
        allow();
        robot.clickOn("#gpu-sample");
        Fx.await(() -> robot.lookup("This cluster is a sample: nobody answers.")
                .tryQuery()
                .isPresent());
        assertTrue(seen().newest().isEmpty());
    }
}
