package trainyard.app.kit;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import trainyard.core.slurm.Hostlist;

/** Rows to the clipboard: the selected ones, or all shown where none is selected. */
public final class RowCopy {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private RowCopy() {}

    static <R> void install(RowTable<R> table, List<Column<R>> columns) {
        var item = new MenuItem("Copy as text");
        item.setOnAction(event -> toClipboard(text(chosen(table), columns)));
        table.view().setContextMenu(new ContextMenu(item));
        table.view().setOnKeyPressed(event -> {
            if (COPY.match(event)) {
                toClipboard(text(chosen(table), columns));
                event.consume();
            }
        });
    }

    /** Adds a way to copy the hosts that the rows name. */
    public static <R> void hostlist(RowTable<R> table, Function<R, Collection<String>> hosts) {
        var item = new MenuItem("Copy as hostlist");
        item.setOnAction(event -> toClipboard(Hostlist.fold(chosen(table).stream()
                .flatMap(row -> hosts.apply(row).stream())
                .distinct()
                .toList())));
        table.view().getContextMenu().getItems().add(item);
    }

    public static void toClipboard(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** Tab-separated, with a line of titles, as spreadsheets take it. */
    static <R> String text(List<R> rows, List<Column<R>> columns) {
        String titles = columns.stream().map(Column::header).collect(Collectors.joining("\t"));
        return rows.stream()
                .map(row -> columns.stream()
                        .map(column -> column.text().apply(row).replace('\t', ' '))
                        .collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n", titles + "\n", "\n"));
    }

    private static <R> List<R> chosen(RowTable<R> table) {
        List<R> selected = table.selectedRows();
        return selected.isEmpty() ? table.shownRows() : selected;
    }
}
