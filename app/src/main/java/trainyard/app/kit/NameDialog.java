package trainyard.app.kit;

import java.util.Optional;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Asks for a name. */
final class NameDialog extends Dialog<String> {
    private static final double WIDTH = 420;

    /**
     * @param what the name is for; empty where the title says it
     * @param yes the word on the button
     * @param problem why a name will not do; a name not yet written is not complained of
     */
    NameDialog(
            String title,
            String what,
            String yes,
            String before,
            Function<String, Optional<String>> problem,
            Window owner) {
        setTitle(title);
        setHeaderText(title);
        initOwner(owner);
        var accept = new ButtonType(yes, ButtonData.OK_DONE);
        var pane = getDialogPane();
        pane.getButtonTypes().setAll(accept, ButtonType.CANCEL);
        pane.getStylesheets().setAll(owner.getScene().getStylesheets());
        pane.setPrefWidth(WIDTH);
        var words = new Label(what);
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        words.setManaged(!what.isEmpty());
        var field = new TextField(before);
        field.setId("view-name");
        field.setPromptText("Name");
        var message = new Label();
        message.getStyleClass().add("field-message");
        field.textProperty().subscribe(text -> {
            var why = problem.apply(text);
            message.setText(text.isBlank() ? "" : why.orElse(""));
            pane.lookupButton(accept).setDisable(why.isPresent());
        });
        pane.setContent(new VBox(8, words, field, message));
        setResultConverter(button -> button == accept ? field.getText().strip() : null);
        // After the dialog has given the focus to a button of its own choice.
        setOnShown(event -> Platform.runLater(() -> {
            field.requestFocus();
            field.selectAll();
        }));
    }
}
