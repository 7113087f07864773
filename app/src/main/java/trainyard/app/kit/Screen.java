package trainyard.app.kit;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;

/** One place of the window. What {@link #shown} opens, {@link #hidden} closes. All calls come on the FX thread. */
public interface Screen {
    /** The same node each time. */
    Parent view();

    /** What takes the keys when the user comes to the screen: it, or the first within it that can. */
    default Node focus() {
        return view();
    }

    /** The screen is seen from now on, at this place of its kind. Always followed by {@link #hidden} before the next. */
    default void shown(Place place) {}

    default void hidden() {}

    /** What is lost if the window closes now, as a sentence; empty where nothing is. */
    default Optional<String> unsaved() {
        return Optional.empty();
    }
}
