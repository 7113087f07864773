package trainyard.app.kit.code;

import atlantafx.base.controls.CustomTextField;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is looked for in a text; out of sight until it is asked for. */
final class FindBar extends HBox {
    private final CustomTextField field = new CustomTextField();
    private final Label found = new Label();
    private final Runnable onClose;

    /** @param onFind hears the words, and whether to look backwards */
    FindBar(BiConsumer<String, Boolean> onFind, Runnable onClose) {
        this.onClose = onClose;
        getStyleClass().add("code-find");
        setAlignment(Pos.CENTER_LEFT);
        field.setId("code-find");
        field.setPromptText("Find");
        field.setLeft(new FontIcon("mdi2m-magnify"));
        field.setTooltip(new Tooltip("Enter: next, Shift+Enter: the one before, Escape: close"));
        found.getStyleClass().add("muted");
        found.setMinWidth(USE_PREF_SIZE);
        var before = button("The one before", "mdi2c-chevron-up");
        before.setOnAction(event -> onFind.accept(field.getText(), true));
        var next = button("Next", "mdi2c-chevron-down");
        next.setOnAction(event -> onFind.accept(field.getText(), false));
        var close = button("Close", "mdi2c-close");
        close.setOnAction(event -> close());
        getChildren().addAll(field, before, next, found, close);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER && field.isFocused()) {
                onFind.accept(field.getText(), event.isShiftDown());
                event.consume();
            }
        });
        setVisible(false);
        managedProperty().bind(visibleProperty());
    }

    private static Button button(String word, String icon) {
        var button = new Button(word, new FontIcon(icon));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().addAll("flat", "button-icon", "small");
        button.setTooltip(new Tooltip(word));
        return button;
    }

    void open() {
        setVisible(true);
        field.requestFocus();
        field.selectAll();
    }

    private void close() {
        setVisible(false);
        onClose.run();
    }

    void say(String words) {
        found.setText(words);
    }
}
