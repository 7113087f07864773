package trainyard.app.config;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import trainyard.app.config.edit.PlanEditing;
import trainyard.core.plan.edit.Sharing;

/** Asks the user what an edit may do, and says what it may not. */
final class PlanQuestions implements PlanEditing.Questions {
    private final Node screen;
    private final RefusalStrip strip;

    PlanQuestions(Node screen, RefusalStrip strip) {
        this.screen = screen;
        this.strip = strip;
    }

    @Override
    public Optional<Sharing> sharing(String sentence, Sharing offered) {
        var own = new ButtonType("Write a value of its own", ButtonData.OK_DONE);
        var all = new ButtonType("Change it for all", ButtonData.APPLY);
        var question = new Alert(Alert.AlertType.CONFIRMATION, sentence, own, all, ButtonType.CANCEL);
        question.setTitle("A shared value");
        question.setHeaderText("This value is shared with other places of the plan");
        dress(question);
        return question.showAndWait().flatMap(answer -> {
            if (answer.equals(own)) {
                return Optional.of(Sharing.WRITE_OUT);
            }
            return answer.equals(all) ? Optional.of(Sharing.CHANGE_ALL) : Optional.empty();
        });
    }

    @Override
    public void refused(String sentence) {
        strip.say(sentence);
    }

    private void dress(Alert alert) {
        alert.initOwner(screen.getScene().getWindow());
        alert.getDialogPane().getStylesheets().setAll(screen.getScene().getStylesheets());
    }
}
