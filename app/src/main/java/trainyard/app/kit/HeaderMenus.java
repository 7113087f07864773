package trainyard.app.kit;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;

/** What a table's header does with the mouse, for the keys: its order and its columns, in the table's own menu. */
final class HeaderMenus {
    private HeaderMenus() {}

    /** Adds to the menu that the table has. */
    static <R> void install(TableView<R> table) {
        var sort = new Menu("Sort by");
        sort.setId("sort-by");
        var columns = new Menu("Columns");
        columns.setId("columns");
        Runnable fill = () -> {
            sort.getItems()
                    .setAll(table.getColumns().stream()
                            .map(column -> sort(table, column))
                            .toList());
            columns.getItems()
                    .setAll(table.getColumns().stream().map(HeaderMenus::choice).toList());
        };
        fill.run();
        table.getColumns().addListener((ListChangeListener<TableColumn<R, ?>>) change -> fill.run());
        table.getContextMenu().getItems().addAll(new SeparatorMenuItem(), sort, columns);
    }

    private static <R> MenuItem sort(TableView<R> table, TableColumn<R, ?> column) {
        var item = new MenuItem(column.getText());
        item.setMnemonicParsing(false);
        item.setOnAction(event -> {
            boolean turned = table.getSortOrder().equals(List.of(column)) && column.getSortType() == SortType.ASCENDING;
            column.setSortType(turned ? SortType.DESCENDING : SortType.ASCENDING);
            table.getSortOrder().setAll(List.of(column));
        });
        return item;
    }

    private static MenuItem choice(TableColumn<?, ?> column) {
        var item = new CheckMenuItem(column.getText());
        item.setMnemonicParsing(false);
        item.selectedProperty().bindBidirectional(column.visibleProperty());
        return item;
    }
}
