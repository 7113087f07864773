package trainyard.core.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Preferences as JSON. Reading forgives what is missing or odd; writing leaves unknown keys alone. */
final class PreferencesJson {
    private PreferencesJson() {}

    static Preferences read(JsonNode node) {
        var columns = new LinkedHashMap<String, List<String>>();
        node.path("columns").forEachEntry((table, shown) -> columns.put(table, texts(shown)));
        var screens = new LinkedHashMap<String, Map<String, String>>();
        node.path("screens").forEachEntry((screen, state) -> {
            var values = new LinkedHashMap<String, String>();
            state.forEachEntry((key, value) -> values.put(key, value.asString("")));
            screens.put(screen, values);
        });
        var window = node.path("window");
        var usual = Preferences.Window.DEFAULT;
        return new Preferences(
                ConnectionJson.choice(Preferences.Theme.class, node.path("theme"), Preferences.Theme.SYSTEM),
                node.path("compact_rows").asBoolean(false),
                Optional.of(node.path("last_cluster").asString("")).filter(name -> !name.isEmpty()),
                new Preferences.Window(
                        window.path("width").asInt(usual.width()),
                        window.path("height").asInt(usual.height()),
                        window.path("maximized").asBoolean(usual.maximized())),
                columns,
                screens);
    }

    static void write(Preferences preferences, ObjectNode node) {
        node.put("theme", ConnectionJson.word(preferences.theme()));
        node.put("compact_rows", preferences.compactRows());
        preferences
                .lastCluster()
                .ifPresentOrElse(name -> node.put("last_cluster", name), () -> node.remove("last_cluster"));
        var window = node.putObject("window");
        window.put("width", preferences.window().width());
        window.put("height", preferences.window().height());
        window.put("maximized", preferences.window().maximized());
        var columns = node.putObject("columns");
        preferences.columns().forEach((table, shown) -> {
            var list = columns.putArray(table);
            shown.forEach(list::add);
        });
        var screens = node.putObject("screens");
        preferences.screens().forEach((screen, state) -> {
            var values = screens.putObject(screen);
            state.forEach(values::put);
        });
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(value -> value.asString("")).toList();
    }
}
