package trainyard.app.kit;

import atlantafx.base.controls.CustomTextField;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.javafx.FontIcon;

/** A field for plain words; Escape empties it. */
public final class FilterField extends CustomTextField {
    public FilterField(String prompt, Consumer<Words> onWords) {
        setPromptText(prompt);
        setLeft(new FontIcon("mdi2m-magnify"));
        getStyleClass().add("filter-field");
        var clear = new Button("Clear the filter", new FontIcon("mdi2c-close"));
        clear.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        clear.getStyleClass().addAll("flat", "button-icon", "small", "clear");
        clear.setFocusTraversable(false);
        clear.setOnAction(event -> clear());
        textProperty().subscribe(text -> {
            setRight(text.isEmpty() ? null : clear);
            onWords.accept(Words.of(text));
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !getText().isEmpty()) {
                clear();
                event.consume();
            }
        });
    }
}
