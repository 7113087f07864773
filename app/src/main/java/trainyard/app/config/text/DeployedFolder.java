package trainyard.app.config.text;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import trainyard.app.config.edit.PlanState;
import trainyard.app.kit.Desk;

/** The folder that each plan's files were last deployed to, kept in the preferences. */
final class DeployedFolder {
    private static final String SCREEN = "plan-deployed";

    private DeployedFolder() {}

    static Optional<Path> of(Desk desk, PlanState state) {
        return Optional.ofNullable(kept(desk).get(key(state))).map(Path::of);
    }

    static void remember(Desk desk, PlanState state, Path folder) {
        var next = new HashMap<>(kept(desk));
        next.put(key(state), folder.toAbsolutePath().toString());
        desk.prefer().accept(now -> now.withScreen(SCREEN, next));
    }

    private static Map<String, String> kept(Desk desk) {
        return desk.preferences().now().screens().getOrDefault(SCREEN, Map.of());
    }

    private static String key(PlanState state) {
        return state.path().map(path -> path.toAbsolutePath().toString()).orElse("");
    }
}
