package trainyard.app.config.form;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * A text that is set when the user leaves the field, or presses Enter; Ctrl+Enter where a line ends with Enter. Escape
 * brings back what the plan has.
 */
final class TextEntry implements Entry {
    private final TextInputControl field;
    private final UnaryOperator<String> tidy;
    private final Consumer<String> change;
    private final Sent sent = new Sent();

    /** @param tidy a typed text as the plan's value would be shown */
    TextEntry(TextInputControl field, UnaryOperator<String> tidy, Consumer<String> change) {
        this.field = field;
        this.tidy = tidy;
        this.change = change;
        field.focusedProperty().subscribe((before, now) -> {
            if (before && !now) {
                commit();
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private void key(KeyEvent event) {
        boolean isArea = field instanceof TextArea;
        if (event.getCode() == KeyCode.ESCAPE && isTyped()) {
            restore();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && (event.isShortcutDown() || field instanceof TextField)) {
            commit();
            event.consume();
        } else if (event.getCode() == KeyCode.TAB && isArea) {
            // A tab is no letter of a plan.
            field.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
        }
    }

    @Override
    public Node node() {
        return field;
    }

    @Override
    public Node control() {
        return field;
    }

    private boolean isTyped() {
        return !tidy.apply(field.getText()).equals(sent.last());
    }

    @Override
    public void show(String text) {
        boolean isTyping = field.isFocused() && isTyped();
        if (sent.arrived(text) && !isTyping) {
            write(text);
        }
    }

    @Override
    public void commit() {
        String typed = tidy.apply(field.getText());
        boolean isNew = !typed.equals(sent.last());
        write(typed);
        if (isNew && !field.isDisabled()) {
            sent.send(typed);
            change.accept(typed);
        }
    }

    @Override
    public void restore() {
        sent.forget();
        write(sent.plan());
    }

    private void write(String text) {
        if (!text.equals(field.getText())) {
            field.setText(text);
            if (field.isFocused()) {
                field.end();
            }
        }
    }
}
