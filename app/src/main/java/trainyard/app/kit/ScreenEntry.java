package trainyard.app.kit;

import java.util.function.Supplier;
import javafx.scene.input.KeyCombination;

/**
 * One line of the catalogue of screens.
 *
 * @param place where the rail, the shortcut and the palette lead
 * @param icon an Ikonli literal
 * @param open makes the screen, once
 */
public record ScreenEntry(Place place, String title, String icon, KeyCombination keys, Supplier<Screen> open) {
    public boolean leadsTo(Place other) {
        return place.getClass() == other.getClass();
    }
}
