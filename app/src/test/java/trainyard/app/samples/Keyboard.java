package trainyard.app.samples;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.testfx.api.FxRobot;

/** A person without a mouse: keys go to whatever has the focus. */
public final class Keyboard {
    private static final int MOST_STEPS = 80;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FxRobot robot = new FxRobot();

    /** One after the other. */
    public void type(KeyCode... keys) {
        for (KeyCode key : keys) {
            robot.type(key);
        }
    }

    /** All at once, such as Ctrl and K. */
    public void chord(KeyCode... keys) {
        robot.press(keys);
        for (int i = keys.length - 1; i >= 0; i--) {
            robot.release(keys[i]);
        }
        settle();
    }

    public void write(String text) {
        robot.targetWindow(Fx.call(Keyboard::window)).write(text, 0);
        settle();
    }

    /** In place of what stands in the field that has the focus. */
    public void overwrite(String text) {
        chord(KeyCode.CONTROL, KeyCode.A);
        if (text.isEmpty()) {
            type(KeyCode.BACK_SPACE);
        } else {
            write(text);
        }
    }

    /** What has the focus, in the window or dialog that is in front. */
    public Optional<Node> focused() {
        return Fx.call(Keyboard::focusOwner);
    }

    private static Window window() {
        return Window.getWindows().stream()
                .filter(Window::isFocused)
                .reduce((below, above) -> above)
                .orElseThrow(() -> new AssertionError("no window has the focus"));
    }

    private static Optional<Node> focusOwner() {
        return Optional.ofNullable(window().getScene().getFocusOwner());
    }

    /** On the FX thread. */
    public boolean isAtNow(String id) {
        return focusOwner().filter(node -> id.equals(node.getId())).isPresent();
    }

    public boolean isAt(String id) {
        return focused().filter(node -> id.equals(node.getId())).isPresent();
    }

    /** Tab, until what is wanted has the focus. */
    public void tabTo(String what, Predicate<Node> wanted) {
        var passed = new StringBuilder();
        for (int i = 0; i < MOST_STEPS; i++) {
            Optional<Node> now = focused();
            if (now.filter(wanted).isPresent()) {
                return;
            }
            passed.append("\n  ").append(now.map(Keyboard::describe).orElse("nothing"));
            type(KeyCode.TAB);
            settle();
        }
        throw new AssertionError("Tab does not lead to " + what + ", but to" + passed);
    }

    public void tabTo(String id) {
        tabTo("#" + id, node -> id.equals(node.getId()));
    }

    public void tabToButton(String start) {
        tabTo(
                "the button " + start,
                node -> node instanceof Labeled button
                        && button.getText() != null
                        && button.getText().startsWith(start));
    }

    private static String describe(Node node) {
        return node.getClass().getSimpleName() + " #" + node.getId() + " " + node.getStyleClass()
                + (node instanceof Labeled labeled ? " " + labeled.getText() : "");
    }

    /** Down an open menu to the item whose text begins so, and chooses it. */
    public void choose(String item) {
        downTo(item);
        type(KeyCode.ENTER);
        settle();
    }

    /** Down an open menu to the item whose text begins so. */
    public void downTo(String item) {
        Fx.await(() -> robot.lookup(".menu-item").tryQuery().isPresent());
        var passed = new StringBuilder();
        for (int i = 0; i < MOST_STEPS; i++) {
            String now = Fx.call(Keyboard::focusedItem);
            if (now.startsWith(item)) {
                return;
            }
            passed.append("\n  ").append(now);
            type(KeyCode.DOWN);
            settle();
        }
        throw new AssertionError("Down does not lead to " + item + ", but to" + passed);
    }

    /** The text of the item that has the focus in the innermost open menu. */
    private static String focusedItem() {
        // The menus in the order in which they opened.
        return Window.getWindows().stream()
                .flatMap(window -> window.getScene().getRoot().lookupAll(".menu-item").stream())
                .filter(Node::isFocused)
                .reduce((outer, inner) -> inner)
                .map(node -> node.lookup(".label") instanceof Label label ? label.getText() : "")
                .orElse("");
    }

    /** Waits off the FX thread, for what is asked elsewhere. */
    public static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not come about: " + what);
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    /** Until what the keys caused on the FX thread has happened. */
    private static void settle() {
        Fx.run(() -> {});
        Fx.run(() -> {});
    }
}
