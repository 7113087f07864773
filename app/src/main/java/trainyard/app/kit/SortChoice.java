package trainyard.app.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import trainyard.core.settings.SortKey;

/** What a table is sorted by, told by the columns' titles. A title that is not known any more is passed over. */
final class SortChoice {
    private SortChoice() {}

    static <R> void show(TableView<R> table, List<SortKey> keys) {
        if (of(table).equals(keys)) {
            return;
        }
        var order = new ArrayList<TableColumn<R, ?>>();
        for (SortKey key : keys) {
            table.getColumns().stream()
                    .filter(column -> column.getText().equals(key.column()))
                    .findFirst()
                    .ifPresent(column -> {
                        column.setSortType(key.descending() ? SortType.DESCENDING : SortType.ASCENDING);
                        order.add(column);
                    });
        }
        table.getSortOrder().setAll(order);
    }

    static <R> List<SortKey> of(TableView<R> table) {
        return table.getSortOrder().stream()
                .map(column -> new SortKey(column.getText(), column.getSortType() == SortType.DESCENDING))
                .toList();
    }

    /** Tells of every change that the user makes. */
    static <R> void follow(TableView<R> table, Consumer<List<SortKey>> keep) {
        table.getSortOrder().addListener((ListChangeListener<TableColumn<R, ?>>) change -> keep.accept(of(table)));
        table.getColumns()
                .forEach(column -> column.sortTypeProperty().addListener((property, before, now) -> {
                    if (table.getSortOrder().contains(column)) {
                        keep.accept(of(table));
                    }
                }));
    }
}
