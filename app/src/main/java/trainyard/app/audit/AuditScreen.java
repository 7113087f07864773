package trainyard.app.audit;

import java.io.File;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.Desk;
import trainyard.app.kit.FilterField;
import trainyard.app.kit.Place;
import trainyard.app.kit.RowTable;
import trainyard.app.kit.Screen;
import trainyard.core.settings.AuditEntry;

/** The audit log, the newest first. Read anew each time that it is shown. */
public final class AuditScreen implements Screen {
    /** More than a person scrolls through; the file and its export hold all. */
    private static final int MOST = 20_000;

    private final Desk desk;
    private final RowTable<AuditEntry> table;
    private final VBox root = new VBox();

    public AuditScreen(Desk desk) {
        this.desk = desk;
        var fields = AuditColumns.filter();
        table = new RowTable<>(AuditColumns.all(desk.clock()), AuditEntry::id, fields, desk.background());
        table.view().setId("audit-table");
        table.emptyMeans(
                "Nothing has been done yet",
                "Every command that changes a cluster is kept here, with what became of it.");
        var filter = new FilterField("Filter: words, result:refused, action:drain", fields, table::filter);
        filter.setId("audit-filter");
        var count = new Label();
        count.getStyleClass().add("muted");
        count.textProperty().bind(table.count("commands"));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var export = new Button("Export…", new FontIcon("mdi2e-export-variant"));
        export.setOnAction(event -> export());
        var tools = new HBox(filter, space, count, export);
        tools.getStyleClass().add("table-tools");
        VBox.setVgrow(table.view(), Priority.ALWAYS);
        root.getChildren().addAll(tools, filter.note(), table.view());
    }

    private void export() {
        var chooser = new FileChooser();
        chooser.setInitialFileName("trainyard-audit.jsonl");
        File chosen = chooser.showSaveDialog(root.getScene().getWindow());
        if (chosen != null) {
            desk.background()
                    .task(
                            "Exporting the audit log",
                            () -> {
                                desk.audit().export(chosen.toPath(), List.of());
                                return chosen;
                            },
                            file -> desk.tell().accept("The audit log was written to " + file + "."));
        }
    }

    @Override
    public Parent view() {
        return root;
    }

    @Override
    public Node focus() {
        return table.view();
    }

    @Override
    public void shown(Place place) {
        table.compact(desk.preferences().now().compactRows());
        table.aging(true);
        desk.background().run(() -> desk.audit().latest(MOST, List.of()), table::rows);
    }

    @Override
    public void hidden() {
        table.aging(false);
    }
}
