package trainyard.app.kit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The plan files that were open last, newest first, kept in the preferences. */
public final class RecentPlans {
    private static final String SCREEN = "plan";
    private static final String KEY = "recent-";
    private static final int MOST = 6;

    private RecentPlans() {}

    public static List<Path> of(Desk desk) {
        Map<String, String> kept = desk.preferences().now().screens().getOrDefault(SCREEN, Map.of());
        return new TreeMap<>(kept)
                .entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(KEY))
                        .map(entry -> Path.of(entry.getValue()))
                        .toList();
    }

    public static void remember(Desk desk, Path file) {
        var recent = new ArrayList<Path>();
        recent.add(file.toAbsolutePath());
        of(desk).stream().filter(other -> !other.equals(recent.getFirst())).forEach(recent::add);
        var kept = new LinkedHashMap<String, String>();
        for (int i = 0; i < Math.min(MOST, recent.size()); i++) {
            kept.put(KEY + i, recent.get(i).toString());
        }
        desk.prefer().accept(now -> now.withScreen(SCREEN, kept));
    }
}
