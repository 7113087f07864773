package trainyard.app.config.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import trainyard.app.diff.DiffRow;

/** A diff as rows. What is the same is folded away; Enter or a click unfolds it, Ctrl+C copies the selected rows. */
final class DiffList extends ListView<DiffRow> {
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    private List<DiffRow> shown = List.of();

    DiffList() {
        setId("plan-diff");
        getStyleClass().add("diff-list");
        setFixedCellSize(20);
        setCellFactory(list -> new DiffCell(this::unfold));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        var copy = new MenuItem("Copy rows");
        copy.setOnAction(event -> copy());
        setContextMenu(new ContextMenu(copy));
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                copy();
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER
                    && getSelectionModel().getSelectedItem() instanceof DiffRow.Fold fold) {
                unfold(fold);
                event.consume();
            }
        });
    }

    /** Rows as before stay as they are, with what was unfolded of them. */
    void show(List<DiffRow> rows) {
        if (!rows.equals(shown)) {
            shown = rows;
            getItems().setAll(rows);
        }
    }

    private void unfold(DiffRow.Fold fold) {
        int at = getItems().indexOf(fold);
        var rows = new ArrayList<>(getItems());
        rows.remove(at);
        rows.addAll(at, fold.lines());
        getItems().setAll(rows);
        getSelectionModel().clearAndSelect(at);
    }

    private void copy() {
        String text = getSelectionModel().getSelectedItems().stream()
                .map(DiffList::text)
                .collect(Collectors.joining("\n", "", "\n"));
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }

    private static String text(DiffRow row) {
        return switch (row) {
            case DiffRow.File file -> file.name();
            case DiffRow.Line line -> line.kind() + line.text();
            case DiffRow.Fold fold -> fold.lines().stream().map(DiffList::text).collect(Collectors.joining("\n"));
        };
    }
}
