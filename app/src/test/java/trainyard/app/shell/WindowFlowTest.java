package trainyard.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import trainyard.app.kit.Place;
import trainyard.app.kit.Subject;
import trainyard.app.samples.Fx;
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;
import trainyard.core.live.Job;
import trainyard.core.live.Node;
import trainyard.core.settings.Preferences.Theme;

/** What a person does with keys and mouse, in the real window. */
class WindowFlowTest {
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
            stage.setX(0);
            stage.setY(0);
            stage.show();
            stage.requestFocus();
        });
    }

    @AfterEach
    void close() {
        Fx.run(() -> {
            window.close();
            stage.close();
        });
    }

    private TableView<?> table(String id) {
        return (TableView<?>) window.scene().lookup(id);
    }

    @Test
    void the_palette_opens_with_its_key_and_leads_to_a_node() {
        robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        Fx.await(() -> window.scene().getFocusOwner() != null
                && "palette-field".equals(window.scene().getFocusOwner().getId()));
        robot.write("gpu-171");
        Fx.await(window::isSettled);
        robot.type(KeyCode.ENTER);
        Fx.await(() -> window.console().place().get() instanceof Place.Nodes);
        assertEquals(
                Optional.of(new Subject.OfNode("gpu-171")),
                window.console().desk().selection().get());
        Fx.await(() -> table("#nodes-table").getSelectionModel().getSelectedItem() instanceof Node node
                && node.name().equals("gpu-171"));
    }

    @Test
    void a_row_that_is_selected_before_its_table_is_shown_comes_into_view_be_it_the_last() {
        Fx.run(() -> {
            window.console().desk().select(new Subject.OfJob(4000));
            window.go(new Place.Jobs(""));
        });
        Fx.await(() -> table("#jobs-table") instanceof TableView<?> jobs
                && jobs.lookupAll(".table-row-cell").stream()
                        .anyMatch(node -> node instanceof TableRow<?> row
                                && row.isVisible()
                                && row.getItem() instanceof Job job
                                && job.number() == 4000
                                && jobs.localToScene(jobs.getLayoutBounds())
                                        .contains(row.localToScene(4, row.getHeight() / 2))));
    }

    @Test
    void words_in_the_filter_leave_the_rows_that_have_them_and_escape_brings_all_back() {
        Fx.run(() -> window.go(new Place.Nodes("")));
        Fx.await(() -> table("#nodes-table") != null
                && table("#nodes-table").getItems().size() == 512);
        robot.clickOn("#nodes-filter").write("drained");
        Fx.await(() -> table("#nodes-table").getItems().size() < 100);
        assertTrue(table("#nodes-table").getItems().stream()
                .allMatch(row ->
                        row instanceof Node node && node.state().shown().word().equals("drained")));
        robot.type(KeyCode.ESCAPE);
        Fx.await(() -> table("#nodes-table").getItems().size() == 512);
    }

    @Test
    void a_refresh_keeps_the_selected_row_and_the_one_on_top() {
        Fx.run(() -> window.go(new Place.Nodes("")));
        Fx.await(() -> table("#nodes-table") != null
                && table("#nodes-table").getItems().size() == 512);
        Fx.run(() -> window.console().desk().select(new Subject.OfNode("gpu-300")));
        Fx.await(() -> table("#nodes-table").getSelectionModel().getSelectedIndex() == 299);
        session.view().publish(SampleSession.seen(Samples.cluster(400, 10)));
        Fx.await(() -> table("#nodes-table").getItems().size() == 400);
        assertEquals(299, (int)
                Fx.call(() -> table("#nodes-table").getSelectionModel().getSelectedIndex()));
    }

    @Test
    void a_hidden_window_asks_nothing() {
        assertEquals(1, session.watchers.get());
        Fx.run(() -> window.seen(false));
        assertEquals(0, session.watchers.get());
        Fx.run(() -> window.seen(true));
        assertEquals(1, session.watchers.get());
        assertFalse(session.closed);
    }

    @Test
    void every_place_has_a_key() {
        robot.press(KeyCode.CONTROL, KeyCode.DIGIT4).release(KeyCode.DIGIT4, KeyCode.CONTROL);
        Fx.await(() -> window.console().place().get() instanceof Place.Jobs);
        robot.press(KeyCode.CONTROL, KeyCode.DIGIT2).release(KeyCode.DIGIT2, KeyCode.CONTROL);
        Fx.await(() -> window.console().place().get() instanceof Place.Topology);
    }

    @Test
    void the_maps_legend_has_the_themes_colours_whichever_screen_the_theme_was_changed_on() {
        Fx.run(() -> window.go(new Place.Topology()));
        Fx.await(() -> swatch().isPresent());
        Fx.run(() -> window.go(new Place.Jobs("")));
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L).release(KeyCode.L, KeyCode.SHIFT, KeyCode.CONTROL);
        Fx.run(() -> window.go(new Place.Topology()));
        Fx.await(() -> swatch().filter(colour -> colour.getSaturation() > 0.3).isPresent());
    }

    /** The colour of the legend's first mark, at its edge. */
    private Optional<Color> swatch() {
        return window.scene().lookup(".map-legend .label") == null
                ? Optional.empty()
                : window.scene().getRoot().lookupAll("Canvas").stream()
                        .filter(node -> node.getParent() instanceof HBox)
                        .findFirst()
                        .map(node -> node.snapshot(null, null).getPixelReader().getColor(1, 6));
    }

    @Test
    void a_hidden_column_stays_hidden_in_the_preferences() {
        Fx.run(() -> window.go(new Place.Nodes("")));
        Fx.run(() -> table("#nodes-table").getColumns().get(3).setVisible(false));
        var kept = window.console().desk().preferences().now().columns().get("nodes");
        assertEquals(List.of("Name", "State", "GPUs (in use)", "Memory (in use)"), kept.subList(0, 4));
    }

    @Test
    void a_refresh_that_changes_every_row_leaves_the_selected_rows_selected() {
        Fx.run(() -> window.go(new Place.Nodes("")));
        Fx.await(() -> table("#nodes-table").getItems().size() == 512);
        Fx.run(() -> table("#nodes-table").getSelectionModel().clearAndSelect(4));
        Fx.run(() -> table("#nodes-table").getSelectionModel().select(7));
        for (int refresh = 1; refresh <= 3; refresh++) {
            var next = Samples.busier(Samples.cluster(512, 600), refresh);
            Fx.run(() -> session.view().publish(SampleSession.seen(next)));
            Fx.await(() ->
                    table("#nodes-table").getItems().get(4) == next.nodes().get(4));
            assertEquals(List.of("gpu-005", "gpu-008"), selectedNodes());
        }
    }

    private List<String> selectedNodes() {
        return Fx.call(() -> table("#nodes-table").getSelectionModel().getSelectedItems().stream()
                .map(row -> ((Node) row).name())
                .toList());
    }
}
