package trainyard.core.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Preferences as JSON. Reading forgives what is missing or odd; writing leaves unknown keys alone. */
final class PreferencesJson {
    private PreferencesJson() {}

    static Preferences read(JsonNode node) {
        var columns = new LinkedHashMap<String, List<String>>();
        node.path("columns").forEachEntry((table, shown) -> columns.put(table, texts(shown)));
        var orders = new LinkedHashMap<String, List<SortKey>>();
        node.path("orders").forEachEntry((table, keys) -> orders.put(table, order(keys)));
        var views = new LinkedHashMap<String, List<SavedView>>();
        node.path("views").forEachEntry((table, saved) -> views.put(table, views(saved)));
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
                orders,
                views,
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
        var orders = node.putObject("orders");
        preferences.orders().forEach((table, keys) -> write(keys, orders.putArray(table)));
        var views = node.putObject("views");
        preferences.views().forEach((table, saved) -> {
            var list = views.putArray(table);
            saved.forEach(view -> write(view, list.addObject()));
        });
        var screens = node.putObject("screens");
        preferences.screens().forEach((screen, state) -> {
            var values = screens.putObject(screen);
            state.forEach(values::put);
        });
    }

    private static void write(SavedView view, ObjectNode node) {
        node.put("name", view.name());
        node.put("filter", view.filter());
        var columns = node.putArray("columns");
        view.columns().forEach(columns::add);
        write(view.order(), node.putArray("order"));
    }

    private static void write(List<SortKey> keys, ArrayNode list) {
        keys.forEach(key -> list.addObject().put("column", key.column()).put("descending", key.descending()));
    }

    /** A view without a name could not be picked. */
    private static List<SavedView> views(JsonNode list) {
        return list.valueStream()
                .map(view -> new SavedView(
                        view.path("name").asString(""),
                        view.path("filter").asString(""),
                        texts(view.path("columns")),
                        order(view.path("order"))))
                .filter(view -> !view.name().isBlank())
                .toList();
    }

    private static List<SortKey> order(JsonNode list) {
        return list.valueStream()
                .map(key -> new SortKey(
                        key.path("column").asString(""), key.path("descending").asBoolean(false)))
                .filter(key -> !key.column().isEmpty())
                .toList();
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(value -> value.asString("")).toList();
    }
}
