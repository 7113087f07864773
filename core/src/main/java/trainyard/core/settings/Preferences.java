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
 * @param screens for each screen, by name, what it wants to find again
 */
public record Preferences(
        Theme theme,
        boolean compactRows,
        Optional<String> lastCluster,
        Window window,
        Map<String, List<String>> columns,
        Map<String, Map<String, String>> screens) {

    public static final Preferences DEFAULT =
            new Preferences(Theme.SYSTEM, false, Optional.empty(), Window.DEFAULT, Map.of(), Map.of());

    public Preferences {
        columns = Map.copyOf(columns);
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
        return new Preferences(next, compactRows, lastCluster, window, columns, screens);
    }

    public Preferences withCompactRows(boolean next) {
        return new Preferences(theme, next, lastCluster, window, columns, screens);
    }

    public Preferences withLastCluster(Optional<String> next) {
        return new Preferences(theme, compactRows, next, window, columns, screens);
    }

    public Preferences withWindow(Window next) {
        return new Preferences(theme, compactRows, lastCluster, next, columns, screens);
    }

    public Preferences withColumns(String table, List<String> shown) {
        return new Preferences(
                theme, compactRows, lastCluster, window, with(columns, table, List.copyOf(shown)), screens);
    }

    public Preferences withScreen(String screen, Map<String, String> state) {
        return new Preferences(
                theme, compactRows, lastCluster, window, columns, with(screens, screen, Map.copyOf(state)));
    }

    private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
        var changed = new LinkedHashMap<>(map);
        changed.put(key, value);
        return changed;
    }
}
