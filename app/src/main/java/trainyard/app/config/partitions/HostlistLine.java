package trainyard.app.config.partitions;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

/** A partition's nodes as a hostlist, written over by the user. What is being typed is not written over by the plan. */
final class HostlistLine extends VBox {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final String partition;
    private final BoardEdits edits;
    private final TextField field = new TextField();
    private final Label message = new Label();
    private String shown = "";

    HostlistLine(String partition, BoardEdits edits) {
        super(4);
        this.partition = partition;
        this.edits = edits;
        field.setId("hostlist-" + partition);
        field.getStyleClass().add("code");
        field.setPromptText("A hostlist such as compute-[01-04], or ALL");
        field.setOnAction(event -> commit());
        field.focusedProperty().subscribe((before, now) -> {
            if (before && !now) {
                commit();
            }
        });
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && !field.getText().equals(shown)) {
                field.setText(shown);
                event.consume();
            }
        });
        message.getStyleClass().add("field-message");
        message.setWrapText(true);
        getChildren().setAll(field, message);
        say("");
    }

    /** One without nodes is none: an empty field is what it was. */
    private void commit() {
        String typed = field.getText().strip();
        if (typed.isEmpty()) {
            field.setText(shown);
        } else if (!typed.equals(shown)) {
            String before = shown;
            shown = typed;
            edits.hold(partition, typed, () -> {
                shown = before;
                field.setText(before);
            });
        }
    }

    void show(Card card) {
        boolean isTyping = field.isFocused() && !field.getText().equals(shown);
        shown = card.written();
        if (!isTyping && !field.getText().equals(shown)) {
            field.setText(shown);
        }
        say(card.problem());
    }

    private void say(String problem) {
        message.setText(problem);
        message.setVisible(!problem.isEmpty());
        message.setManaged(!problem.isEmpty());
        field.pseudoClassStateChanged(DANGER, !problem.isEmpty());
    }
}
