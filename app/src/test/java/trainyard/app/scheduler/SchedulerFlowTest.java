package trainyard.app.scheduler;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
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
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;
import trainyard.core.settings.Preferences.Theme;

/** The screens of partitions and of the scheduler, on the demo cluster. */
class SchedulerFlowTest {
    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private Window window;
    private Stage stage;

    @BeforeEach
    void start() {
        Fx.start();
    }

    private Session demo() throws Exception {
        var shells = Shells.ofThisUser(folder.resolve("known_hosts"), HostKeyDecision.REFUSE, SecretPrompt.NOBODY);
        return new CoreClusters(Optional.empty(), shells, Clock.systemUTC()).openDemo();
    }

    private void open(Session session) {
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
    }

    @AfterEach
    void close() {
        Fx.run(() -> {
            window.close();
            stage.close();
        });
    }

    private int rows(String id) {
        Node found = window.scene().lookup(id);
        return found instanceof TableView<?> table ? table.getItems().size() : -1;
    }

    private void tab(int index) {
        Fx.run(() -> ((TabPane) window.scene().lookup("#scheduler-tabs"))
                .getSelectionModel()
                .select(index));
    }

    @Test
    void the_scheduler_tells_its_requests_limits_and_accounts() throws Exception {
        open(demo());
        robot.press(KeyCode.CONTROL, KeyCode.DIGIT6).release(KeyCode.DIGIT6, KeyCode.CONTROL);
        Fx.await(() -> window.console().place().get() instanceof Place.Scheduler);
        Fx.await(() -> rows("#rpc-types") > 0 && rows("#rpc-users") > 0);
        tab(1);
        Fx.await(() -> rows("#reservations") > 0);
        tab(3);
        Fx.await(() -> rows("#qos") > 0);
        tab(4);
        Fx.await(() -> window.scene().lookup("#account") instanceof ChoiceBox<?> accounts
                && !accounts.getItems().isEmpty());
        Fx.run(() -> ((ChoiceBox<?>) window.scene().lookup("#account"))
                .getSelectionModel()
                .select(0));
        Fx.await(() -> rows("#associations") > 0);
    }

    @Test
    void a_scheduler_that_does_not_answer_says_why() {
        open(new SampleSession(Samples.cluster(3, 3), false, Map.of()));
        Fx.run(() -> window.go(new Place.Scheduler()));
        Fx.await(() -> robot.lookup("This cluster is a sample: nobody answers.")
                .tryQuery()
                .isPresent());
    }

    @Test
    void a_partition_chosen_in_the_table_is_the_windows_selection() throws Exception {
        open(demo());
        robot.press(KeyCode.CONTROL, KeyCode.DIGIT5).release(KeyCode.DIGIT5, KeyCode.CONTROL);
        Fx.await(() -> rows("#partitions-table") == 4);
        robot.clickOn("inference");
        Fx.await(() ->
                window.console().desk().selection().get().equals(Optional.of(new Subject.OfPartition("inference"))));
        Fx.await(() -> robot.lookup("Limits of a job").tryQuery().isPresent());
        assertTrue(robot.lookup("14-00:00:00").tryQuery().isPresent());
    }
}
