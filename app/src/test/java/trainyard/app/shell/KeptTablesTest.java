package trainyard.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import trainyard.app.kit.Place;
import trainyard.app.kit.Subject;
import trainyard.app.samples.Fx;
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;
import trainyard.core.settings.Preferences;
import trainyard.core.settings.SortKey;

/** What tables and the map keep for the next start, and what they keep to themselves. */
class KeptTablesTest {
    private Window window;
    private Stage stage;

    @BeforeEach
    void open() {
        Fx.start();
        Fx.run(() -> {
            var session = new SampleSession(
                    Samples.cluster(64, 100), true, Map.of("show topology", Samples.topology(Samples.cluster(64, 0))));
            window = Window.of(session, Preferences.Theme.LIGHT, SampleSession.CLOCK, 1000, 700);
            stage = new Stage();
            stage.setScene(window.scene());
            stage.show();
        });
    }

    @AfterEach
    void close() {
        Fx.await(window::isSettled);
        Fx.run(() -> {
            window.close();
            stage.close();
        });
    }

    private TableView<?> table(String id) {
        return (TableView<?>) window.scene().lookup(id);
    }

    private Preferences kept() {
        return window.console().desk().preferences().now();
    }

    private void prefer(Preferences preferences) {
        Fx.run(() -> window.console().desk().prefer().accept(now -> preferences));
    }

    private <R> void sortBy(TableView<R> table, String title, TableColumn.SortType type) {
        var column = table.getColumns().stream()
                .filter(one -> one.getText().equals(title))
                .findFirst()
                .orElseThrow();
        column.setSortType(type);
        table.getSortOrder().setAll(List.of(column));
    }

    private List<String> visible(String id) {
        return Fx.call(() -> table(id).getVisibleLeafColumns().stream()
                .map(TableColumn::getText)
                .toList());
    }

    @Test
    void a_table_keeps_what_the_user_sorted_it_by_and_not_how_it_comes() {
        Fx.run(() -> window.go(new Place.Jobs("")));
        assertEquals(Map.of(), kept().orders(), "nobody has sorted yet");
        assertEquals(
                TableColumn.SortType.DESCENDING,
                table("#jobs-table").getColumns().getFirst().getSortType());
        Fx.run(() -> sortBy(table("#jobs-table"), "User", TableColumn.SortType.DESCENDING));
        assertEquals(List.of(new SortKey("User", true)), kept().orders().get("jobs"));
        Fx.run(() -> table("#jobs-table").getColumns().get(2).setSortType(TableColumn.SortType.ASCENDING));
        assertEquals(List.of(new SortKey("User", false)), kept().orders().get("jobs"));
        Fx.run(() -> table("#jobs-table").getSortOrder().clear());
        assertEquals(List.of(), kept().orders().get("jobs"));
    }

    @Test
    void a_table_comes_back_with_the_columns_and_the_order_of_last_time() {
        prefer(Preferences.DEFAULT
                .withColumns("jobs", List.of("State", "Job", "Gone", "User"))
                .withOrder("jobs", List.of(new SortKey("Gone", true), new SortKey("User", true))));
        Fx.run(() -> window.go(new Place.Jobs("")));
        assertEquals(List.of("State", "Job", "User"), visible("#jobs-table"));
        var order = Fx.call(() -> table("#jobs-table").getSortOrder());
        assertEquals(1, order.size());
        assertEquals("User", order.getFirst().getText());
        assertEquals(TableColumn.SortType.DESCENDING, order.getFirst().getSortType());
        assertEquals(List.of("State", "Job", "Gone", "User"), kept().columns().get("jobs"), "only looked at");
    }

    @Test
    void columns_that_give_way_to_the_inspector_stay_chosen_and_sorted_by_and_come_back() {
        Fx.run(() -> window.go(new Place.Nodes("")));
        Fx.run(() -> sortBy(table("#nodes-table"), "Partition", TableColumn.SortType.ASCENDING));
        Fx.await(() -> visibleNow().size() < table("#nodes-table").getColumns().size());
        var before = visible("#nodes-table");
        Fx.run(() -> window.console().desk().select(new Subject.OfNode("gpu-001")));
        Fx.await(() -> visibleNow().size() < before.size());
        assertTrue(visibleNow().containsAll(List.of("Name", "State", "Reason")));
        assertEquals(Map.of(), kept().columns());
        assertEquals(List.of(new SortKey("Partition", false)), kept().orders().get("nodes"));
        Fx.run(() -> window.console().desk().selection().set(Optional.empty()));
        Fx.await(() -> visibleNow().equals(before));
    }

    private List<String> visibleNow() {
        return table("#nodes-table").getVisibleLeafColumns().stream()
                .map(TableColumn::getText)
                .toList();
    }

    @Test
    void a_column_that_the_user_shows_again_stays_and_another_gives_way() {
        Fx.run(() -> window.go(new Place.Nodes("")));
        Fx.run(() -> window.console().desk().select(new Subject.OfNode("gpu-001")));
        Fx.await(() -> !visibleNow().contains("CPUs (in use)"));
        Fx.run(() -> table("#nodes-table").getColumns().stream()
                .filter(column -> column.getText().equals("CPUs (in use)"))
                .forEach(column -> column.setVisible(true)));
        assertTrue(visible("#nodes-table").contains("CPUs (in use)"));
        assertFalse(visible("#nodes-table").contains("Load"));
        assertEquals(10, kept().columns().get("nodes").size(), "all are still chosen");
    }

    @Test
    void the_map_comes_back_with_its_grouping_and_its_colours() {
        prefer(Preferences.DEFAULT.withScreen("topology", Map.of("group_by", "partition", "colour_by", "no longer")));
        Fx.run(() -> window.go(new Place.Topology()));
        assertEquals("Partition", choice("#group-by").getValue().toString());
        assertEquals("State", choice("#colour-by").getValue().toString());
        Fx.run(() -> choice("#colour-by").getSelectionModel().selectLast());
        assertEquals(
                Map.of("group_by", "partition", "colour_by", "load"),
                kept().screens().get("topology"));
    }

    private ChoiceBox<?> choice(String id) {
        return (ChoiceBox<?>) window.scene().lookup(id);
    }
}
