package trainyard.app.config.text;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A file of the bundle: its name, where it lies, and what there is to see in it. */
final class FileCell extends ListCell<FileCell.Row> {
    /**
     * @param path in the bundle
     * @param changed whether the last edit changed it
     * @param findings how many lines lint marks
     */
    record Row(String path, boolean changed, int findings) {}

    private final Label name = new Label();
    private final Label folder = new Label();
    private final FontIcon change = new FontIcon("mdi2c-circle-medium");
    private final Label findings = new Label("", new FontIcon("mdi2a-alert"));
    private final HBox row;

    FileCell() {
        folder.getStyleClass().addAll("muted", "small-text");
        change.getStyleClass().add("file-changed");
        findings.getStyleClass().add("file-findings");
        findings.setMinWidth(USE_PREF_SIZE);
        var words = new VBox(name, folder);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        row = new HBox(4, words, findings, change);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinWidth(0);
        row.setPrefWidth(0);
        setGraphic(row);
    }

    @Override
    protected void updateItem(@Nullable Row item, boolean empty) {
        super.updateItem(item, empty);
        row.setVisible(item != null && !empty);
        if (item == null || empty) {
            setTooltip(null);
            return;
        }
        int slash = item.path().lastIndexOf('/');
        name.setText(item.path().substring(slash + 1));
        folder.setText(item.path().substring(0, Math.max(0, slash)));
        change.setVisible(item.changed());
        findings.setText(String.valueOf(item.findings()));
        findings.setVisible(item.findings() > 0);
        findings.setManaged(item.findings() > 0);
        var about = new ArrayList<String>(List.of(item.path()));
        if (item.changed()) {
            about.add("Changed by the last edit");
        }
        if (item.findings() > 0) {
            about.add("Findings: " + item.findings());
        }
        setTooltip(new Tooltip(String.join("\n", about)));
    }
}
