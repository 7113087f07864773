package trainyard.app.kit;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.scene.control.TableView;

/** Which rows of a table are selected, by their keys: positions change with every refresh. */
final class RowSelection<R> {
    private final TableView<R> table;
    private final Function<R, Object> key;

    RowSelection(TableView<R> table, Function<R, Object> key) {
        this.table = table;
        this.key = key;
    }

    List<R> rows() {
        List<R> shown = table.getItems();
        return table.getSelectionModel().getSelectedIndices().stream()
                .filter(index -> index >= 0 && index < shown.size())
                .map(shown::get)
                .toList();
    }

    List<Object> keys() {
        return rows().stream().map(key).toList();
    }

    /** Whether the rows with these keys are selected, and no other place, not even one beyond the last row. */
    boolean isOf(List<Object> keys) {
        return table.getSelectionModel().getSelectedIndices().size() == keys.size() && keys().equals(keys);
    }

    OptionalInt find(Object rowKey) {
        List<R> shown = table.getItems();
        return IntStream.range(0, shown.size())
                .filter(index -> key.apply(shown.get(index)).equals(rowKey))
                .findFirst();
    }

    /** Whether there are rows with all of these keys. */
    boolean has(Collection<Object> keys) {
        var missing = new HashSet<>(keys);
        table.getItems().forEach(row -> missing.remove(key.apply(row)));
        return missing.isEmpty();
    }

    /** Selects the rows with these keys, as many as are still there, and no others. */
    void select(Collection<Object> keys) {
        var selection = table.getSelectionModel();
        selection.clearSelection();
        if (keys.isEmpty()) {
            return;
        }
        var wanted = new HashSet<>(keys);
        List<R> shown = table.getItems();
        for (int i = 0; i < shown.size(); i++) {
            if (wanted.contains(key.apply(shown.get(i)))) {
                selection.select(i);
            }
        }
    }
}
