package trainyard.app.composer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.Window;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.CommandPreview;
import trainyard.core.job.JobSpec;
import trainyard.core.job.submit.JobDoor;
import trainyard.core.lint.Severity;
import trainyard.core.remote.Command;
import trainyard.core.settings.Connection;

/** Shows what is run when a job is submitted, and asks for the folder of code that goes along. */
final class SubmitDialog extends Dialog<SubmitDialog.Order> {
    /** @param code empty where none goes along */
    record Order(Optional<Path> code) {}

    private static final double WIDTH = 600;

    private final Label folder = new Label();
    private final Button without = new Button("None", new FontIcon("mdi2c-close"));
    private Optional<Path> code;

    SubmitDialog(ComposerModel model, JobSpec spec, Connection connection, Window owner) {
        code = model.code();
        var doIt = new ButtonType("Submit " + spec.name(), ButtonData.OK_DONE);
        setTitle("Submit");
        setHeaderText("Submit " + spec.name() + " on " + connection.name());
        initOwner(owner);
        var commands = new ArrayList<Command>(JobDoor.before(spec));
        commands.add(JobDoor.submitting(model.now().text()));
        var preview = new CommandPreview();
        preview.show(commands);
        var content = new VBox(12, carry(spec), preview, words("The script goes to sbatch's standard input.", "muted"));
        long errors = model.remarks().stream()
                .filter(remark -> remark instanceof ComposerModel.Remark.AtLine(var finding)
                        && finding.severity() == Severity.ERROR)
                .count();
        if (errors > 0) {
            content.getChildren()
                    .add(words(
                            "The script has %,d error%s: see To mend.".formatted(errors, errors == 1 ? "" : "s"),
                            "field-message"));
        }
        if (connection.readOnly()) {
            content.getChildren()
                    .add(words(
                            "This cluster is read-only. The lock at the foot of the window allows actions.",
                            "field-message"));
        }
        var pane = getDialogPane();
        pane.setId("submit-dialog");
        pane.setContent(content);
        pane.setPrefWidth(WIDTH);
        pane.getButtonTypes().setAll(doIt, ButtonType.CANCEL);
        pane.getStylesheets().setAll(owner.getScene().getStylesheets());
        pane.lookupButton(doIt).setDisable(connection.readOnly());
        pane.lookupButton(doIt).getStyleClass().add("accent");
        setResultConverter(button -> button == doIt ? new Order(code) : null);
    }

    private static Label words(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    private VBox carry(JobSpec spec) {
        var choose = new Button("Choose…", new FontIcon("mdi2f-folder-outline"));
        choose.setOnAction(event -> {
            var chooser = new DirectoryChooser();
            chooser.setTitle("The folder of the job's code");
            Optional.ofNullable(chooser.showDialog(getDialogPane().getScene().getWindow()))
                    .ifPresent(chosen -> code(Optional.of(chosen.toPath())));
        });
        without.setOnAction(event -> code(Optional.empty()));
        folder.setId("submit-code");
        folder.setMinWidth(0);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var row = new HBox(8, folder, space, without, choose);
        row.getStyleClass().add("attribute-line");
        code(code);
        String where = spec.program().workFolder();
        var box = new VBox(
                4,
                row,
                words(
                        "Carried into " + (where.isEmpty() ? "the home folder" : where)
                                + " first: what differs, and but for what git ignores.",
                        "muted"));
        box.setDisable(where.isEmpty());
        return box;
    }

    private void code(Optional<Path> chosen) {
        code = chosen;
        folder.setText(chosen.map(path -> "Code: " + path).orElse("No code goes along"));
        without.setVisible(chosen.isPresent());
    }
}
