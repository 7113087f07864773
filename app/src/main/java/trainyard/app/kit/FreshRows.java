package trainyard.app.kit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Marks for two seconds, quietly, the rows of which a state, a name or a reason has changed. Numbers and times change
 * all the time and mark nothing.
 */
final class FreshRows<R> {
    static final Duration MARKED = Duration.seconds(2);

    /** How far from its old place a row is looked for: a look at all of 100,000 would hold up the window. */
    private static final int NEAR = 2_000;

    private static final PseudoClass FRESH = PseudoClass.getPseudoClass("fresh");

    private final Function<R, Object> key;
    private final List<Column<R>> telling;
    private final List<Row> rows = new ArrayList<>();
    private final Set<Object> fresh = new HashSet<>();

    FreshRows(TableView<R> table, List<Column<R>> columns, Function<R, Object> key) {
        this.key = key;
        telling = columns.stream().filter(column -> !column.isOnTheRight()).toList();
        table.setRowFactory(view -> new Row());
    }

    /** The rows in view, before a refresh; {@code last} is the place of the lowest. */
    record Seen<R>(Map<Object, R> rows, int last) {}

    Seen<R> seen() {
        var seen = new HashMap<Object, R>();
        int last = 0;
        for (Row row : rows) {
            // A row that JavaFX keeps for later is hidden, and holds what it showed last.
            if (row.getItem() != null && row.isVisible()) {
                seen.put(key.apply(row.getItem()), row.getItem());
                last = Math.max(last, row.getIndex());
            }
        }
        return new Seen<>(seen, last);
    }

    /** Marks those that say something else now; returns whether there are any. */
    boolean mark(Seen<R> before, List<R> now) {
        fresh.clear();
        int from = Math.max(0, before.last() - NEAR);
        for (R row : now.subList(Math.min(from, now.size()), Math.min(now.size(), before.last() + NEAR))) {
            Object name = key.apply(row);
            R old = before.rows().get(name);
            if (old != null && old != row && telling.stream().anyMatch(column -> differs(column, old, row))) {
                fresh.add(name);
            }
        }
        rows.forEach(Row::tell);
        return !fresh.isEmpty();
    }

    private static <R> boolean differs(Column<R> column, R before, R now) {
        return !column.text().apply(before).equals(column.text().apply(now));
    }

    void unmark() {
        fresh.clear();
        rows.forEach(Row::tell);
    }

    private final class Row extends TableRow<R> {
        Row() {
            rows.add(this);
        }

        @Override
        protected void updateItem(@Nullable R row, boolean empty) {
            super.updateItem(row, empty);
            tell();
        }

        void tell() {
            R row = getItem();
            pseudoClassStateChanged(FRESH, row != null && !isEmpty() && fresh.contains(key.apply(row)));
        }
    }
}
