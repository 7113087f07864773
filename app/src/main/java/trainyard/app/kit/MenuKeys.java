package trainyard.app.kit;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * The keys that ask for the menu of what has the focus: the menu key, and Shift+F10. JavaFX hears them from Windows
 * only.
 */
public final class MenuKeys {
    private MenuKeys() {}

    /** Lets them work in the node and all that it holds. */
    public static void install(Node root) {
        root.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            boolean asked = event.getCode() == KeyCode.CONTEXT_MENU
                    || event.getCode() == KeyCode.F10 && event.isShiftDown() && !event.isShortcutDown();
            if (asked && event.getTarget() instanceof Node focused) {
                event.consume();
                open(focused);
            }
        });
    }

    private static void open(Node focused) {
        Bounds inside = focused.getLayoutBounds();
        var at = focused.localToScene(inside.getMinX() + 16, inside.getMinY() + Math.min(48, inside.getHeight() / 2));
        var onScreen = focused.localToScreen(focused.sceneToLocal(at));
        focused.fireEvent(new ContextMenuEvent(
                ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                at.getX(),
                at.getY(),
                onScreen.getX(),
                onScreen.getY(),
                true,
                null));
    }
}
