package trainyard.app.kit;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import trainyard.core.settings.Preferences;

/** Whose jobs are diagnosed by themselves as soon as they fail. */
public enum FailureWatching {
    OFF("Off"),
    MINE("My jobs"),
    ALL("All jobs");

    private static final String SCREEN = "diagnosis";
    private static final String KEY = "watch";

    private final String title;

    FailureWatching(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** As the user has it; off until he says otherwise. */
    public static FailureWatching of(Preferences preferences) {
        String word = preferences.screens().getOrDefault(SCREEN, Map.of()).getOrDefault(KEY, "");
        for (FailureWatching one : values()) {
            if (one.word().equals(word)) {
                return one;
            }
        }
        return OFF;
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Keeps it. */
    public void choose(Desk desk) {
        desk.prefer().accept(now -> {
            var state = new HashMap<>(now.screens().getOrDefault(SCREEN, Map.of()));
            state.put(KEY, word());
            return now.withScreen(SCREEN, state);
        });
    }
}
