package trainyard.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import trainyard.app.kit.Place;
import trainyard.app.samples.Fx;
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;
import trainyard.core.live.report.ResourceReport;
import trainyard.core.live.report.ResourceReport.PartitionLine;
import trainyard.core.settings.Preferences.Theme;

/** The resource report in the window, reached with keys alone. */
class ReportFlowTest {
    private final FxRobot robot = new FxRobot();
    private final SampleSession session = new SampleSession(Samples.cluster(512, 600), true);
    private Window window;
    private Stage stage;

    @BeforeEach
    void open() {
        Fx.start();
        Fx.run(() -> {
            window = Window.of(session, Theme.LIGHT, SampleSession.CLOCK, 1000, 780);
            stage = new Stage();
            stage.setScene(window.scene());
            stage.show();
            stage.requestFocus();
        });
        robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        Fx.await(() -> window.scene().getFocusOwner() != null
                && "palette-field".equals(window.scene().getFocusOwner().getId()));
        robot.write("resource report");
        Fx.await(window::isSettled);
        robot.type(KeyCode.ENTER);
        Fx.await(() -> window.console().place().get() instanceof Place.Report);
        Fx.await(() -> table() != null && !table().getItems().isEmpty());
    }

    @AfterEach
    void close() {
        Fx.run(() -> {
            window.close();
            stage.close();
        });
    }

    @SuppressWarnings("unchecked")
    private TableView<PartitionLine> table() {
        return (TableView<PartitionLine>) window.scene().lookup("#report-partitions");
    }

    private String moment() {
        return Fx.call(() -> ((Label) window.scene().lookup("#report-moment")).getText());
    }

    @Test
    void the_report_is_the_one_that_the_command_line_writes() {
        var expected = ResourceReport.of(Samples.cluster(512, 600));
        assertEquals(expected.partitions(), table().getItems());
        assertTrue(
                moment().contains("%,d GPUs".formatted(expected.totals().gpus().total())), moment());
    }

    @Test
    void it_stands_still_until_it_is_taken_anew() {
        Fx.run(() -> session.view().publish(SampleSession.seen(Samples.cluster(100, 10))));
        Fx.await(window::isSettled);
        assertEquals(ResourceReport.of(Samples.cluster(512, 600)).partitions(), table().getItems());

        Fx.run(() -> window.scene().lookup("#report-anew").requestFocus());
        robot.type(KeyCode.SPACE);
        var anew = ResourceReport.of(Samples.cluster(100, 10)).partitions();
        Fx.await(() -> table().getItems().equals(anew));
    }
}
