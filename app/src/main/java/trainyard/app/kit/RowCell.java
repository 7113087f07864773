package trainyard.app.kit;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The one cell of all tables: it holds the row, and draws what its column says of it. */
final class RowCell<R> extends TableCell<R, R> {
    private static final PseudoClass NUMBER = PseudoClass.getPseudoClass("number");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final PseudoClass CODE = PseudoClass.getPseudoClass("code");

    /** The padding of a cell, by the style sheet. */
    private static final double SIDES = 24;

    private final Column<R> column;
    private final Tooltip whole = new Tooltip();
    private @Nullable StateChip chip;
    private @Nullable ShareBar bar;
    private @Nullable FontIcon mark;

    RowCell(Column<R> column) {
        this.column = column;
        pseudoClassStateChanged(NUMBER, column.isOnTheRight());
        // Names of jobs, nodes and paths differ at both ends.
        setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        pseudoClassStateChanged(CODE, column.kind() == Column.Kind.CODE);
        // What only the pointer asks for is not worked out for each cell at each refresh.
        setOnMouseEntered(event -> {
            String text = getItem() == null ? "" : column.whole().apply(getItem());
            setTooltip(text.isEmpty() ? null : whole);
        });
        whole.setOnShowing(
                event -> whole.setText(getItem() == null ? "" : column.whole().apply(getItem())));
    }

    static <R> TableColumn<R, R> tableColumn(Column<R> column) {
        var made = new TableColumn<R, R>(column.header());
        made.setPrefWidth(column.width());
        made.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        made.setCellFactory(table -> new RowCell<>(column));
        made.setComparator(column.order());
        if (column.isOnTheRight()) {
            made.getStyleClass().add("number");
        }
        return made;
    }

    @Override
    protected void updateItem(@Nullable R row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setText(null);
            setGraphic(null);
            pseudoClassStateChanged(WRONG, false);
            return;
        }
        if (column.look().isPresent()) {
            StateChip shown = chip == null ? new StateChip() : chip;
            chip = shown;
            shown.show(column.look().get().apply(row));
            if (getGraphic() == null) {
                setGraphic(shown);
            }
        } else if (column.share().isPresent()) {
            bar(column.share().get().applyAsDouble(row), column.text().apply(row));
        } else {
            setText(column.text().apply(row));
            column.wrong().ifPresent(why -> mark(!why.apply(row).isEmpty()));
        }
    }

    private void mark(boolean isWrong) {
        FontIcon shown = mark == null ? new FontIcon("mdi2a-alert-circle-outline") : mark;
        mark = shown;
        setGraphic(isWrong ? shown : null);
        pseudoClassStateChanged(WRONG, isWrong);
    }

    /** The bar stands on the left of the cell and the number on the right, so that bars are in line. */
    private void bar(double share, String text) {
        ShareBar shown = bar == null ? new ShareBar() : bar;
        if (bar == null) {
            bar = shown;
            shown.prefWidthProperty().bind(widthProperty().subtract(SIDES));
        }
        shown.show(share, text);
        if (getGraphic() == null) {
            setGraphic(shown);
        }
    }

    /** Writes a time anew, which grows older while the row stays the same. */
    void age() {
        R row = getItem();
        if (column.kind() == Column.Kind.TIME && row != null && !isEmpty()) {
            setText(column.text().apply(row));
        }
    }
}
