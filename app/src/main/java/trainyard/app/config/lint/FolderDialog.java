package trainyard.app.config.lint;

import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.Background;
import trainyard.app.kit.EmptyState;

/** What lint says of a folder of Slurm's files; what has one mend is shown as a difference before it is written. */
final class FolderDialog extends Dialog<Void> {
    private static final double WIDTH = 760;
    private static final double HEIGHT = 560;

    private final Background background;
    private final Label summary = new Label();
    private final ListView<LintItem> list = new ListView<>();
    private final TextArea difference = new TextArea();
    private final FindingPane detail = new FindingPane(place -> {}, row -> {});
    private final Button show = new Button("", new FontIcon("mdi2a-auto-fix"));
    private final Button write = new Button();
    private final CheckBox keep = new CheckBox("Keep each old file as FILE.orig");
    private final EmptyState empty = new EmptyState("mdi2c-check-circle-outline");
    private final SplitPane split = new SplitPane(list, detail);
    private FolderLint lint;

    FolderDialog(FolderLint lint, Background background, Node owner) {
        this.lint = lint;
        this.background = background;
        initOwner(owner.getScene().getWindow());
        setTitle("Lint of files");
        list.setId("folder-list");
        list.setFixedCellSize(LintCell.HEIGHT);
        list.setCellFactory(view -> new LintCell());
        list.setPlaceholder(empty);
        list.getStyleClass().addAll("edge-to-edge", "lint-list");
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe((before, now) -> detail.show(
                        now instanceof FoundRow row ? Optional.of(row) : Optional.empty(), Optional.empty()));
        difference.setId("folder-difference");
        difference.setEditable(false);
        difference.getStyleClass().add("code");
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.6);
        show.setId("folder-show");
        show.setOnAction(event -> toggle());
        write.setId("folder-write");
        write.getStyleClass().add("accent");
        write.setOnAction(event -> write());
        summary.setMinWidth(0);
        summary.setWrapText(true);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var tools = new HBox(12, summary, space, keep, show, write);
        tools.setAlignment(Pos.CENTER_LEFT);
        for (Region whole : new Region[] {keep, show, write}) {
            whole.setMinWidth(Region.USE_PREF_SIZE);
        }
        var content = new VBox(8, tools, split, difference);
        VBox.setVgrow(split, Priority.ALWAYS);
        VBox.setVgrow(difference, Priority.ALWAYS);
        content.setPrefSize(WIDTH, HEIGHT);
        var pane = getDialogPane();
        pane.setId("folder-dialog");
        pane.getStylesheets().setAll(owner.getScene().getStylesheets());
        pane.setContent(content);
        pane.getButtonTypes().setAll(ButtonType.CLOSE);
        setResizable(true);
        fill(lint);
    }

    private void fill(FolderLint next) {
        lint = next;
        setHeaderText(lint.place() + ", as Slurm " + lint.version().release() + " reads it");
        summary.setText(lint.summary());
        empty.say("Nothing found", lint.summary());
        list.getItems().setAll(lint.rows());
        difference.setText(lint.difference());
        differs(false);
    }

    private void toggle() {
        differs(!difference.isVisible());
    }

    private void differs(boolean on) {
        int files = lint.changedFiles();
        see(difference, on);
        see(split, !on);
        see(show, files > 0);
        show.setText(on ? "Show the findings" : "Show the mends");
        write.setText(files == 1 ? "Write 1 file" : "Write %,d files".formatted(files));
        see(write, on && lint.folder().isPresent());
        see(keep, on && lint.folder().isPresent());
    }

    private static void see(Node node, boolean seen) {
        node.setVisible(seen);
        node.setManaged(seen);
    }

    private void write() {
        FolderLint now = lint;
        boolean old = keep.isSelected();
        background.task("Mending " + now.place(), () -> now.mend(old), this::fill, problem -> {
            differs(false);
            summary.setText("Not written: " + problem.getMessage());
        });
    }
}
