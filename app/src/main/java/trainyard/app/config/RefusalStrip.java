package trainyard.app.config;

import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/** Why an edit was not made, until the next one is or the user has read it. */
final class RefusalStrip extends HBox {
    private final Label sentence = new Label("", new FontIcon("mdi2a-alert-outline"));

    RefusalStrip() {
        setId("plan-refusal");
        getStyleClass().add("plan-refusal");
        sentence.setWrapText(true);
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        var close = new Button("Close", new FontIcon("mdi2c-close"));
        close.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        close.getStyleClass().addAll("flat", "button-icon");
        close.setOnAction(event -> clear());
        getChildren().setAll(sentence, close);
        clear();
    }

    void say(String why) {
        sentence.setText(why);
        visible(true);
    }

    void clear() {
        visible(false);
    }

    private void visible(boolean isSeen) {
        setVisible(isSeen);
        setManaged(isSeen);
    }
}
