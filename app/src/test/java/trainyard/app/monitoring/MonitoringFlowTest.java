package trainyard.app.monitoring;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import trainyard.app.kit.Place;
import trainyard.app.samples.Fx;
import trainyard.app.samples.Notes;
import trainyard.app.samples.SamplePrometheus;
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;
import trainyard.app.shell.Window;
import trainyard.core.settings.Preferences.Theme;

/** The screen of monitoring, by mouse and keys. */
class MonitoringFlowTest {
    private final FxRobot robot = new FxRobot();
    private final SamplePrometheus prometheus = new SamplePrometheus(4, true);
    private Window window;
    private Stage stage;

    @BeforeEach
    void start() {
        Fx.start();
    }

    private void open(SampleSession session) {
        Fx.run(() -> {
            window = Window.of(session, Theme.LIGHT, SampleSession.CLOCK, 1000, 900);
            stage = new Stage();
            stage.setScene(window.scene());
            stage.setX(0);
            stage.setY(0);
            stage.show();
            stage.requestFocus();
        });
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M).release(KeyCode.M, KeyCode.SHIFT, KeyCode.CONTROL);
        Fx.await(() -> window.console().place().get() instanceof Place.Monitoring);
    }

    @AfterEach
    void close() {
        Fx.run(() -> {
            window.close();
            stage.close();
        });
        prometheus.stop();
    }

    private Node find(String selector) {
        return window.scene().lookup(selector);
    }

    private boolean says(String words) {
        return robot.lookup(node -> node instanceof Labeled label
                        && String.valueOf(label.getText()).contains(words))
                .tryQuery()
                .isPresent();
    }

    private boolean noticed(String words) {
        return Notes.of(window.scene()).stream().anyMatch(note -> note.contains(words));
    }

    private void tab(int index) {
        Fx.run(() -> ((TabPane) find("#monitoring-tabs")).getSelectionModel().select(index));
    }

    private int rows(String id) {
        return find(id) instanceof TableView<?> table ? table.getItems().size() : -1;
    }

    @Test
    void charts_alerts_and_targets_come_from_prometheus_and_another_time_is_asked_at_once() {
        open(new SampleSession(Samples.cluster(3, 3), prometheus));
        Fx.await(() -> says("2 alerts fire") && says("1 of 8 targets does not answer"));
        Fx.await(() -> says("dcgm on gpu-002 does not answer Prometheus"));
        Fx.await(() -> find(".chart") instanceof ChartView chart
                && chart.getAccessibleText().startsWith("GPU use, last: gpu-001 "));
        assertFalse(prometheus.asked.stream().anyMatch(query -> query.contains("604800s")));
        robot.clickOn("#range-7d");
        Fx.await(() -> prometheus.asked.stream().anyMatch(query -> query.contains("604800s")));
        tab(1);
        Fx.await(() -> rows("#alerts") == 2);
        tab(2);
        Fx.await(() -> rows("#past-alerts") == 3);
        tab(3);
        Fx.await(() -> rows("#targets") == 8);
    }

    @Test
    void grafana_is_shown_in_the_browser_and_one_that_is_not_there_is_said() {
        open(new SampleSession(Samples.cluster(3, 3), prometheus));
        Fx.await(() -> says("2 alerts fire"));
        robot.clickOn("#monitoring-grafana");
        Fx.await(() -> noticed(GrafanaButton.NONE));
        prometheus.grafana = true;
        robot.clickOn("#monitoring-grafana");
        Fx.await(() -> noticed("A browser would show http://127.0.0.1:"));
    }

    @Test
    void nothing_is_asked_while_another_screen_is_shown() {
        open(new SampleSession(Samples.cluster(3, 3), prometheus));
        Fx.await(() -> says("2 alerts fire"));
        Fx.run(() -> window.go(new Place.Nodes("")));
        int asked = prometheus.asked.size();
        Fx.await(window::isSettled);
        assertTrue(prometheus.asked.size() == asked, "asked while hidden");
    }

    @Test
    void a_cluster_without_prometheus_says_why_and_leads_to_provisioning() {
        open(new SampleSession(Samples.cluster(3, 3), false, Map.of()));
        Fx.await(() -> says("No Prometheus answers") && says("This cluster is a sample: nobody answers."));
        robot.clickOn("#monitoring-provision");
        Fx.await(() -> window.console().place().get() instanceof Place.Provision);
    }

    @Test
    void the_demo_says_that_it_has_none() {
        open(new SampleSession(Samples.cluster(3, 3), true, Map.of()));
        Fx.await(() -> says(MonitoringModel.DEMO));
    }
}
