package trainyard.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
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
import trainyard.core.live.Job;
import trainyard.core.settings.Preferences.Theme;
import trainyard.core.settings.SavedView;
import trainyard.core.slurm.JobState.Phase;

/** Views of a table, by keys. */
class ViewFlowTest {
    private final FxRobot robot = new FxRobot();
    private Window window;
    private Stage stage;

    @BeforeEach
    void open() {
        Fx.start();
        Fx.run(() -> {
            var session = new SampleSession(Samples.cluster(64, 200), true);
            window = Window.of(session, Theme.LIGHT, SampleSession.CLOCK, 1000, 700);
            stage = new Stage();
            stage.setScene(window.scene());
            stage.setX(0);
            stage.setY(0);
            stage.show();
            stage.requestFocus();
            window.go(new Place.Jobs(""));
        });
        Fx.await(() -> table().getItems().size() == 200);
    }

    @AfterEach
    void close() {
        Fx.await(window::isSettled);
        Fx.run(() -> {
            window.close();
            stage.close();
        });
    }

    private TableView<?> table() {
        return (TableView<?>) window.scene().lookup("#jobs-table");
    }

    private TextField filter() {
        return (TextField) window.scene().lookup("#jobs-filter");
    }

    private MenuButton views() {
        return (MenuButton) window.scene().lookup("#jobs-views");
    }

    private List<SavedView> kept() {
        return window.console().desk().preferences().now().views().getOrDefault("jobs", List.of());
    }

    private void byPalette(String words) {
        robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        Fx.await(() ->
                window.scene().getFocusOwner() instanceof TextField field && "palette-field".equals(field.getId()));
        robot.write(words);
        Fx.await(window::isSettled);
        robot.type(KeyCode.ENTER);
    }

    /** As the menu does when its line is chosen. */
    private void choose(String line) {
        Fx.run(() -> {
            views().getOnShowing().handle(null);
            views().getItems().stream()
                    .filter(item -> line.equals(item.getText()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
        });
    }

    /** The dialog waits in the menu's own event, so that only later events can answer it. */
    private void answer(String line, String name) {
        Platform.runLater(() -> {
            views().getOnShowing().handle(null);
            views().getItems().stream()
                    .filter(item -> line.equals(item.getText()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
        });
        Fx.await(() ->
                robot.lookup("#view-name").tryQuery().filter(Node::isFocused).isPresent());
        robot.clickOn("#view-name").press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
        robot.write(name).type(KeyCode.ENTER);
        Fx.await(() -> robot.lookup("#view-name").tryQuery().isEmpty());
    }

    private void sortByUser() {
        Fx.run(() -> sortBy(table(), "User"));
    }

    private static <R> void sortBy(TableView<R> table, String title) {
        var column = table.getColumns().stream()
                .filter(one -> one.getText().equals(title))
                .findFirst()
                .orElseThrow();
        column.setSortType(TableColumn.SortType.ASCENDING);
        table.getSortOrder().setAll(List.of(column));
    }

    private String sortedBy() {
        return Fx.call(() -> table().getSortOrder().getFirst().getText());
    }

    @Test
    void a_view_of_the_table_is_picked_in_the_palette_from_any_screen_and_once_more() {
        Fx.run(() -> window.go(new Place.Overview()));
        byPalette("view pending");
        Fx.await(() ->
                filter().getText().equals("state:pending") && table().getItems().size() < 200);
        assertTrue(table().getItems().stream()
                .allMatch(row -> row instanceof Job job && job.state().phase() == Phase.PENDING));
        assertEquals("Pending", views().getText());

        Fx.run(() -> filter().setText("state:pending user:ada"));
        assertEquals("Views", views().getText(), "it is another filter now");
        byPalette("view pending");
        Fx.await(() -> filter().getText().equals("state:pending"));
    }

    @Test
    void a_view_brings_filter_columns_and_order_back_and_leaves_the_tables_own_alone() {
        Fx.run(() -> filter().setText("user:ada state:running"));
        sortByUser();
        Fx.run(() -> table().getColumns().get(3).setVisible(false));
        answer("Save as a view…", "Ada runs");
        assertEquals("Ada runs", views().getText());
        assertEquals("user:ada state:running", kept().getFirst().filter());

        choose("All jobs");
        assertEquals("", filter().getText());
        Fx.run(() -> {
            table().getColumns().get(3).setVisible(true);
            sortBy(table(), "Job");
        });
        byPalette("view ada");
        Fx.await(() -> filter().getText().equals("user:ada state:running"));
        assertEquals("User", sortedBy());
        assertFalse(kept().getFirst().columns().contains("Partition"));
        assertFalse(Fx.call(() -> table().getColumns().stream()
                .anyMatch(column -> column.getText().equals("Partition") && column.isVisible())));
        Fx.run(() -> sortBy(table(), "State"));
        assertEquals("Ada runs, changed", views().getText());
        choose("All jobs");
        assertEquals("Job", sortedBy(), "the order of the table without a view");
        assertTrue(window.console()
                .desk()
                .preferences()
                .now()
                .columns()
                .get("jobs")
                .contains("Partition"));
    }

    @Test
    void a_view_of_the_users_own_is_changed_renamed_and_deleted() {
        Fx.run(() -> filter().setText("user:ada"));
        answer("Save as a view…", "Ada");
        Fx.run(() -> filter().setText("user=ada"));
        choose("Keep the changes");
        assertEquals("user=ada", kept().getFirst().filter());
        answer("Rename Ada…", "Only Ada");
        assertEquals("Only Ada", kept().getFirst().name());
        assertEquals("Only Ada", views().getText());
        choose("Delete Only Ada");
        assertEquals(List.of(), kept());
        assertEquals("Views", views().getText());
    }

    @Test
    void a_search_from_another_screen_leaves_the_view_and_a_window_seen_again_changes_nothing() {
        choose("Failed");
        Fx.run(() -> window.go(new Place.Jobs("user:grace")));
        assertEquals("user:grace", filter().getText());
        assertEquals("Views", views().getText());
        Fx.run(() -> filter().setText("edsger"));
        Fx.run(() -> window.seen(false));
        Fx.run(() -> window.seen(true));
        assertEquals("edsger", filter().getText());
    }
}
