package trainyard.app.settings;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A labelled control with its problem under it. The problem shows once the user has left the control. */
final class FormField extends VBox {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final Node control;
    private final Label message = new Label();
    private Optional<String> problem = Optional.empty();
    private boolean left;

    FormField(String title, Node control) {
        super(4);
        this.control = control;
        var label = new Label(title);
        label.setLabelFor(control);
        message.getStyleClass().add("field-message");
        message.setWrapText(true);
        getChildren().addAll(label, control, message);
        control.focusWithinProperty().subscribe((before, now) -> {
            if (before && !now) {
                left = true;
                tell();
            }
        });
        tell();
    }

    void problem(Optional<String> newProblem) {
        problem = newProblem;
        tell();
    }

    /** As if the user had been here and left: for Save, which points at all that is wrong. */
    void insist() {
        left = true;
        tell();
        if (problem.isPresent()) {
            control.requestFocus();
        }
    }

    private void tell() {
        boolean wrong = left && problem.isPresent();
        message.setText(wrong ? problem.orElse("") : "");
        message.setVisible(wrong);
        message.setManaged(wrong);
        control.pseudoClassStateChanged(DANGER, wrong);
    }
}
