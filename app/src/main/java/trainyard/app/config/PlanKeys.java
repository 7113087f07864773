package trainyard.app.config;

import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import trainyard.app.config.edit.PlanEditing;
import trainyard.app.config.form.AttributeForm;

/** The keys of the plan's screen. */
final class PlanKeys {
    static final KeyCombination SAVE = KeyCombination.valueOf("Shortcut+S");
    static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");
    static final KeyCombination REDO = KeyCombination.valueOf("Shortcut+Shift+Z");
    private static final KeyCombination REDO_TOO = KeyCodeCombination.valueOf("Shortcut+Y");

    private PlanKeys() {}

    static void install(Node screen, PlanEditing editing, PlanFiles files) {
        Map<KeyCombination, Runnable> keys = Map.of(
                SAVE, () -> save(screen, files), UNDO, editing::undo, REDO, editing::redo, REDO_TOO, editing::redo);
        screen.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            for (var key : keys.entrySet()) {
                if (key.getKey().match(event) && !isTyping(event)) {
                    key.getValue().run();
                    event.consume();
                }
            }
        });
    }

    /** With what is being typed: the focus has not left its field. */
    private static void save(Node screen, PlanFiles files) {
        AttributeForm.commitTyped(screen.getScene());
        files.save();
    }

    /** A field that is being typed into takes back its own letters first. */
    private static boolean isTyping(KeyEvent event) {
        return event.getTarget() instanceof TextInputControl field
                && (UNDO.match(event) && field.isUndoable() || REDO.match(event) && field.isRedoable());
    }
}
