package trainyard.app.topology;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import trainyard.app.kit.Desk;

/** Keeps in the preferences what the map groups nodes by and what its colours tell. */
final class KeptMap {
    private static final String SCREEN = "topology";
    private static final String GROUP_BY = "group_by";
    private static final String COLOUR_BY = "colour_by";

    private final Desk desk;

    KeptMap(Desk desk) {
        this.desk = desk;
    }

    GroupBy groupBy() {
        return kept(GROUP_BY, GroupBy.TOPOLOGY);
    }

    void groupBy(GroupBy by) {
        keep(GROUP_BY, by);
    }

    ColourBy colourBy() {
        return kept(COLOUR_BY, ColourBy.STATE);
    }

    void colourBy(ColourBy by) {
        keep(COLOUR_BY, by);
    }

    /** A choice that this version of the console does not know is the usual one. */
    private <C extends Enum<C>> C kept(String key, C usual) {
        String name = desk.preferences()
                .now()
                .screens()
                .getOrDefault(SCREEN, Map.of())
                .getOrDefault(key, "");
        return Arrays.stream(usual.getDeclaringClass().getEnumConstants())
                .filter(choice -> choice.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(usual);
    }

    private void keep(String key, Enum<?> choice) {
        desk.prefer().accept(now -> {
            var state = new HashMap<>(now.screens().getOrDefault(SCREEN, Map.of()));
            state.put(key, choice.name().toLowerCase(Locale.ROOT));
            return now.withScreen(SCREEN, state);
        });
    }
}
