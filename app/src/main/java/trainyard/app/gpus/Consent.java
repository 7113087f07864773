package trainyard.app.gpus;

import java.util.LinkedHashMap;
import java.util.Map;
import trainyard.core.settings.Connection;
import trainyard.core.settings.Preferences;

/** Whether the user lets a cluster's nodes be logged into to read their GPUs. Nobody has until they say so. */
final class Consent {
    private static final String SCREEN = "gpus";
    private static final String GIVEN = "allowed";

    private Consent() {}

    static boolean isGiven(Preferences preferences, Connection cluster) {
        return GIVEN.equals(all(preferences).get(key(cluster)));
    }

    static Preferences with(Preferences preferences, Connection cluster, boolean given) {
        var all = new LinkedHashMap<>(all(preferences));
        if (given) {
            all.put(key(cluster), GIVEN);
        } else {
            all.remove(key(cluster));
        }
        return preferences.withScreen(SCREEN, all);
    }

    private static Map<String, String> all(Preferences preferences) {
        return preferences.screens().getOrDefault(SCREEN, Map.of());
    }

    /** With the host: the same name given to another cluster is another choice. */
    private static String key(Connection cluster) {
        return cluster.name() + " at " + cluster.host();
    }
}
