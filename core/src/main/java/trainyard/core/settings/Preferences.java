package trainyard.core.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the user likes the console.
 *
 * @param compactRows tables with lower rows
 * @param lastCluster the connection that was open last, by name
 * @param columns for each table, by name, the shown columns in order; none for a table as it comes
 * @param orders for each table, by name, what the user sorted it by; an entry without keys is the order in which rows come
 * @param views for each table, by name, the views that the user saved, in the order of the menu
 * @param screens for each screen, by name, what it wants to find again
 */
public record Preferences(
        Theme theme,
        boolean compactRows,
        Optional<String> lastCluster,
        Window window,
        Map<String, List<String>> columns,
        Map<String, List<SortKey>> orders,
        Map<String, List<SavedView>> views,
        Map<String, Map<String, String>> screens) {

    public static final Preferences DEFAULT = new Preferences(
            Theme.SYSTEM, false, Optional.empty(), Window.DEFAULT, Map.of(), Map.of(), Map.of(), Map.of());

    public Preferences {
        columns = Map.copyOf(columns);
        orders = Map.copyOf(orders);
        views = Map.copyOf(views);
        screens = Map.copyOf(screens);
    }

    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }

    /** Size in pixels of the screen's own scale. */
    public record Window(int width, int height, boolean maximized) {
        public static final Window DEFAULT = new Window(1280, 800, false);
    }

    public Preferences withTheme(Theme next) {
        return new Preferences(next, compactRows, lastCluster, window, columns, orders, views, screens);
    }

    public Preferences withCompactRows(boolean next) {
        return new Preferences(theme, next, lastCluster, window, columns, orders, views, screens);
    }

    public Preferences withLastCluster(Optional<String> next) {
        return new Preferences(theme, compactRows, next, window, columns, orders, views, screens);
    }

    public Preferences withWindow(Window next) {
        return new Preferences(theme, compactRows, lastCluster, next, columns, orders, views, screens);
    }

    public Preferences withColumns(String table, List<String> shown) {
        var next = with(columns, table, List.copyOf(shown));
        return new Preferences(theme, compactRows, lastCluster, window, next, orders, views, screens);
    }

    public Preferences withOrder(String table, List<SortKey> order) {
        var next = with(orders, table, List.copyOf(order));
        return new Preferences(theme, compactRows, lastCluster, window, columns, next, views, screens);
    }

    public Preferences withViews(String table, List<SavedView> saved) {
        var next = with(views, table, List.copyOf(saved));
        return new Preferences(theme, compactRows, lastCluster, window, columns, orders, next, screens);
    }

    public Preferences withScreen(String screen, Map<String, String> state) {
        var next = with(screens, screen, Map.copyOf(state));
        return new Preferences(theme, compactRows, lastCluster, window, columns, orders, views, next);
    }

    private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
        var changed = new LinkedHashMap<>(map);
        changed.put(key, value);
        return changed;
    }
}
