package trainyard.app.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/**
 * Which columns a table shows and in what order, told by their titles. A title that is not known any more is passed
 * over; a column that came new with the program stays hidden until the user shows it, like any other.
 */
final class ColumnChoice {
    private ColumnChoice() {}

    static <R> void apply(TableView<R> table, List<String> titles) {
        if (titles.isEmpty()) {
            return;
        }
        var known = new ArrayList<>(table.getColumns());
        var ordered = new ArrayList<TableColumn<R, ?>>();
        for (String title : titles) {
            known.stream()
                    .filter(column -> column.getText().equals(title))
                    .findFirst()
                    .ifPresent(ordered::add);
        }
        if (ordered.isEmpty()) {
            return;
        }
        known.removeAll(ordered);
        known.forEach(column -> column.setVisible(false));
        ordered.addAll(known);
        table.getColumns().setAll(ordered);
    }

    static <R> List<String> of(TableView<R> table) {
        return table.getVisibleLeafColumns().stream().map(TableColumn::getText).toList();
    }

    static <R> void follow(TableView<R> table, Consumer<List<String>> keep) {
        table.getVisibleLeafColumns()
                .addListener((ListChangeListener<TableColumn<R, ?>>) change -> keep.accept(of(table)));
    }
}
