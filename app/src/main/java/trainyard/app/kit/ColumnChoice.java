package trainyard.app.kit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/**
 * Which columns a table shows and in what order, told by their titles. A title that is not known any more is passed
 * over; a column that came new with the program stays hidden until the user shows it, like any other.
 *
 * <p>In a narrow table some of the chosen columns give way. They stay chosen, and come back with the room.
 */
final class ColumnChoice<R> {
    private static final double SCROLL_BAR = 16;

    private final TableView<R> table;
    private final Map<TableColumn<R, ?>, Column<R>> wishes = new HashMap<>();
    private final Set<TableColumn<R, ?>> gaveWay = new HashSet<>();
    /** Those that the user showed himself, although others have to give way for them. */
    private final Set<TableColumn<R, ?>> insisted = new HashSet<>();

    private Set<TableColumn<R, ?>> visible;

    private final ReadOnlyObjectWrapper<List<String>> hidden = new ReadOnlyObjectWrapper<>(List.of());
    private Consumer<List<String>> keep = titles -> {};
    private boolean fitting;

    /** @param columns those of the table, in its order */
    ColumnChoice(TableView<R> table, List<Column<R>> columns) {
        this.table = table;
        for (int i = 0; i < columns.size(); i++) {
            TableColumn<R, ?> column = table.getColumns().get(i);
            wishes.put(column, columns.get(i));
        }
        visible = visible();
        table.widthProperty().subscribe(width -> fit());
        table.getVisibleLeafColumns().addListener((ListChangeListener<TableColumn<R, ?>>) change -> changed());
    }

    /** Shows these columns in this order. */
    void show(List<String> titles) {
        var rest = new ArrayList<>(table.getColumns());
        var ordered = new ArrayList<TableColumn<R, ?>>();
        for (String title : titles) {
            rest.stream()
                    .filter(column -> column.getText().equals(title))
                    .findFirst()
                    .ifPresent(ordered::add);
        }
        if (ordered.isEmpty() || titles().equals(titles)) {
            return;
        }
        rest.removeAll(ordered);
        fitting = true;
        gaveWay.clear();
        insisted.clear();
        ordered.forEach(column -> column.setVisible(true));
        rest.forEach(column -> column.setVisible(false));
        ordered.addAll(rest);
        var sorted = List.copyOf(table.getSortOrder());
        table.getColumns().setAll(ordered);
        if (!table.getSortOrder().equals(sorted)) {
            table.getSortOrder().setAll(sorted);
        }
        visible = visible();
        fitting = false;
        changed();
    }

    /** The chosen columns in order, with those that gave way. */
    List<String> titles() {
        return chosen().stream().map(TableColumn::getText).toList();
    }

    /** Tells of every change that the user makes. */
    void follow(Consumer<List<String>> listener) {
        keep = listener;
    }

    /** Titles of the chosen columns for which there is no room. */
    ReadOnlyObjectProperty<List<String>> hidden() {
        return hidden.getReadOnlyProperty();
    }

    private List<TableColumn<R, ?>> chosen() {
        return table.getColumns().stream()
                .filter(column -> column.isVisible() || gaveWay.contains(column))
                .toList();
    }

    private void changed() {
        if (!fitting) {
            Set<TableColumn<R, ?>> shown = visible();
            shown.stream().filter(column -> !visible.contains(column)).forEach(insisted::add);
            insisted.retainAll(shown);
            gaveWay.removeAll(shown);
            fit();
            keep.accept(titles());
        }
    }

    private Set<TableColumn<R, ?>> visible() {
        return new HashSet<>(table.getVisibleLeafColumns());
    }

    private void fit() {
        if (fitting || table.getWidth() <= 0) {
            return;
        }
        fitting = true;
        var columns = chosen();
        double[] widths = ColumnFit.widths(columns.stream().map(this::wish).toList(), table.getWidth() - SCROLL_BAR);
        gaveWay.clear();
        for (int i = 0; i < widths.length; i++) {
            TableColumn<R, ?> column = columns.get(i);
            if (widths[i] > 0) {
                if (!isSetByHand(column)) {
                    column.setPrefWidth(widths[i]);
                }
            } else {
                gaveWay.add(column);
            }
            column.setVisible(widths[i] > 0);
        }
        visible = visible();
        hidden.set(columns.stream()
                .filter(gaveWay::contains)
                .map(TableColumn::getText)
                .toList());
        fitting = false;
    }

    private ColumnFit.Wish wish(TableColumn<R, ?> column) {
        Column<R> wished = Objects.requireNonNull(wishes.get(column));
        boolean byHand = isSetByHand(column);
        return new ColumnFit.Wish(
                byHand ? column.getWidth() : wished.width(),
                byHand ? column.getWidth() : wished.least(),
                insisted.contains(column) ? 0 : wished.yields(),
                wished.grows() && !byHand);
    }

    /** The user dragged its edge: JavaFX then leaves the preferred width as it was. */
    private static boolean isSetByHand(TableColumn<?, ?> column) {
        return column.isVisible() && Math.abs(column.getWidth() - column.getPrefWidth()) > 0.5;
    }
}
