package trainyard.app.shell;

import java.util.List;
import javafx.scene.input.KeyCombination;
import trainyard.app.kit.Desk;
import trainyard.app.kit.Place;
import trainyard.app.kit.ScreenEntry;
import trainyard.app.overview.OverviewScreen;

/** All screens of the window. A new screen is one line here. */
public final class Catalogue {
    private Catalogue() {}

    public static List<ScreenEntry> of(Desk desk) {
        return List.of(entry(
                new Place.Overview(), "Overview", "mdi2v-view-dashboard-outline", 1, () -> new OverviewScreen(desk)));
    }

    private static ScreenEntry entry(
            Place place,
            String title,
            String icon,
            int digit,
            java.util.function.Supplier<trainyard.app.kit.Screen> open) {
        return new ScreenEntry(place, title, icon, KeyCombination.valueOf("Shortcut+" + digit), open);
    }
}
