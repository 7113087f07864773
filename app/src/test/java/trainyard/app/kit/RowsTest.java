package trainyard.app.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class RowsTest {
    private record Row(String key, int value) {}

    @Test
    void a_query_filters_and_sorts_and_leaves_the_rows_alone() {
        var all = List.of(new Row("b", 2), new Row("a", 1), new Row("ab", 3));
        var query = new RowQuery<>(
                all,
                Words.of("a"),
                words -> row -> words.areIn(row.key()),
                Comparator.comparing(Row::value).reversed());
        assertEquals(List.of(all.get(2), all.get(1)), query.answer());
    }

    @Test
    void without_an_order_rows_stay_as_they_came() {
        var all = List.of(new Row("b", 2), new Row("a", 1));
        assertEquals(all, new RowQuery<>(all, Words.NONE, words -> row -> true, null).answer());
    }

    @Test
    void a_refresh_with_the_same_keys_reports_only_the_rows_that_changed() {
        var list = new SwapList<>(Row::key);
        var stays = new Row("a", 1);
        list.swap(List.of(stays, new Row("b", 2)));
        var changed = new ArrayList<Integer>();
        list.addListener((ListChangeListener<Row>) change -> {
            while (change.next()) {
                for (int i = change.getFrom(); i < change.getTo(); i++) {
                    changed.add(i);
                }
            }
        });
        assertFalse(list.swap(List.of(stays, new Row("b", 3))));
        assertEquals(List.of(1), changed);
        assertEquals(3, list.get(1).value());
    }

    @Test
    void whatever_moved_a_table_is_told_of_no_replaced_rows() {
        var list = new SwapList<>(Row::key);
        list.swap(List.of(new Row("a", 1), new Row("b", 2), new Row("c", 3)));
        var told = new ArrayList<String>();
        list.addListener((ListChangeListener<Row>) change -> {
            while (change.next()) {
                told.add((change.wasUpdated() ? "updated " : change.wasAdded() ? "added " : "removed ")
                        + change.getFrom() + "-" + change.getTo() + " " + change.getRemovedSize());
            }
        });
        list.swap(List.of(new Row("c", 3), new Row("a", 1)));
        list.swap(List.of(new Row("d", 4), new Row("c", 3), new Row("a", 1)));
        assertEquals(List.of("removed 2-2 1", "updated 0-2 0", "added 2-3 0", "updated 0-2 0"), told);
    }

    @Test
    void a_refresh_with_other_keys_says_that_rows_moved() {
        var list = new SwapList<>(Row::key);
        list.swap(List.of(new Row("a", 1)));
        assertTrue(list.swap(List.of(new Row("b", 1), new Row("a", 1))));
        assertEquals(2, list.size());
    }

    @Test
    void numbers_within_names_order_as_numbers() {
        var names = new ArrayList<>(List.of("gpu10", "gpu9", "gpu009", "cpu1", "gpu9-a"));
        names.sort(NaturalOrder.NAMES);
        assertEquals("cpu1", names.getFirst());
        assertEquals("gpu10", names.getLast());
        assertTrue(NaturalOrder.NAMES.compare("4096_2", "4096_10") < 0);
    }

    @Test
    void copied_rows_are_a_table_with_titles() {
        List<Column<Row>> columns = List.of(
                Column.text("Key", 10, Row::key),
                Column.number("Value", "W", 10, row -> Integer.toString(row.value()), Row::value));
        assertEquals("Key\tValue (W)\na b\t1\n", RowCopy.text(List.of(new Row("a\tb", 1)), columns));
    }
}
