package trainyard.app.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TableRow;
import javafx.scene.control.skin.VirtualFlow;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import trainyard.app.samples.Fx;

/** What a table shows after a refresh, in a window. */
class RowTableTest {
    private record Row(String name, int number) {}

    private final Background background = new Background(Platform::runLater, problem -> {
        throw new AssertionError(problem);
    });
    private RowTable<Row> table;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        Fx.start();
        Fx.run(() -> {
            List<Column<Row>> columns = List.of(
                    Column.text("Name", 200, Row::name),
                    Column.number("Number", "", 100, row -> Integer.toString(row.number()), Row::number),
                    Column.text("Sign", 60, row -> row.number() < 0 ? "minus" : "plus"));
            table = new RowTable<>(columns, Row::name, new RowFilter<Row>().part("name", Row::name), background);
            stage = new Stage();
            stage.setScene(new Scene(table.view(), 400, 300));
            stage.show();
        });
    }

    @AfterEach
    void close() {
        Fx.run(() -> stage.close());
        background.close();
    }

    private static List<Row> rows(int from, int to, int add) {
        return new ArrayList<>(IntStream.range(from, to)
                .mapToObj(i -> new Row(String.format(Locale.ROOT, "n%04d", i), i + add))
                .toList());
    }

    private void refresh(List<Row> rows) throws Exception {
        Fx.run(() -> table.rows(rows));
        settle();
    }

    private void settle() throws Exception {
        Fx.await(background::isIdle);
        Fx.run(() -> {
            table.view().applyCss();
            table.view().layout();
        });
    }

    /** Name and number of each row in view, in the order of the view. */
    private List<String> inView() {
        return Fx.call(() -> {
            var texts = new ArrayList<String>();
            for (int i = flow().getFirstVisibleCell().getIndex();
                    i <= flow().getLastVisibleCell().getIndex();
                    i++) {
                var cells = ((TableRow<?>) flow().getCell(i))
                        .lookupAll(".table-cell").stream()
                                .map(cell -> ((RowCell<?>) cell).getText())
                                .filter(Objects::nonNull)
                                .limit(2)
                                .toList();
                if (!cells.isEmpty()) {
                    texts.add(String.join(" ", cells));
                }
            }
            return texts;
        });
    }

    private VirtualFlow<?> flow() {
        return (VirtualFlow<?>) table.view().lookup(".virtual-flow");
    }

    private static List<String> texts(List<Row> rows) {
        return rows.stream().map(row -> row.name() + " " + row.number()).toList();
    }

    private void assertShown(List<Row> expected) {
        var seen = inView();
        assertEquals(texts(expected).subList(0, seen.size()), seen);
    }

    @Test
    void changed_moved_added_and_removed_rows_are_all_seen() throws Exception {
        refresh(rows(0, 1000, 0));
        assertShown(rows(0, 1000, 0));
        refresh(rows(0, 1000, 5));
        assertShown(rows(0, 1000, 5));
        refresh(rows(3, 1000, 5));
        assertShown(rows(3, 1000, 5));
        refresh(rows(1, 1002, 0));
        assertShown(rows(1, 1002, 0));
        refresh(rows(1, 1002, 0).reversed());
        assertShown(rows(1, 1002, 0).reversed());
        refresh(rows(5, 8, 1));
        assertEquals(texts(rows(5, 8, 1)), inView());
        refresh(rows(0, 30, 2));
        assertShown(rows(0, 30, 2));
    }

    @Test
    void the_selected_rows_stay_selected_wherever_they_move() throws Exception {
        refresh(rows(0, 1000, 0));
        Fx.run(() -> {
            table.view().getSelectionModel().select(2);
            table.view().getSelectionModel().select(5);
        });
        refresh(rows(1, 1000, 7));
        assertEquals(List.of("n0002 9", "n0005 12"), texts(Fx.call(table::selectedRows)));
        refresh(rows(0, 1000, 7).reversed());
        assertEquals(
                List.of("n0002 9", "n0005 12"),
                texts(Fx.call(table::selectedRows)).stream().sorted().toList());
        refresh(rows(4, 1000, 7));
        assertEquals(List.of("n0005 12"), texts(Fx.call(table::selectedRows)));
    }

    /** A place beyond the last row is what an action on "the selected rows" would stumble over. */
    @Test
    void no_place_is_selected_but_that_of_the_selected_rows() throws Exception {
        refresh(rows(0, 300, 0));
        for (String words : List.of("n0225", "", "n022", "n0225", "n", "n0003", "")) {
            Fx.run(() -> table.select("n0225"));
            Fx.run(() -> table.filter(Words.of(words)));
            settle();
            var selected =
                    Fx.call(() -> List.copyOf(table.view().getSelectionModel().getSelectedIndices()));
            var expected =
                    Fx.call(() -> IntStream.range(0, table.view().getItems().size())
                            .filter(i -> table.view().getItems().get(i).name().equals("n0225"))
                            .boxed()
                            .toList());
            assertEquals(expected, selected, "with the filter '" + words + "'");
        }
    }

    @Test
    void the_row_at_the_top_stays_there_while_rows_go_above_it() throws Exception {
        refresh(rows(0, 1000, 0));
        Fx.run(() -> {
            flow().scrollToTop(500);
            table.view().layout();
        });
        assertEquals("n0500 500", inView().getFirst());
        refresh(rows(100, 1000, 0));
        assertEquals("n0500 500", inView().getFirst());
        refresh(rows(0, 1200, 1));
        assertEquals("n0500 501", inView().getFirst());
    }

    @Test
    void a_row_that_says_something_else_is_marked_wherever_it_moved() throws Exception {
        refresh(rows(0, 1000, 0));
        var moved = rows(2, 1000, 9);
        moved.set(1, new Row("n0003", -1));
        refresh(moved);
        var marked = Fx.call(() -> table.view().lookupAll(".table-row-cell:fresh").stream()
                .map(row -> ((TableRow<?>) row).getItem())
                .toList());
        assertEquals(List.of(new Row("n0003", -1)), marked);
    }
}
