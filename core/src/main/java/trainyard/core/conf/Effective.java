package trainyard.core.conf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A node's or a partition's line as Slurm takes it: what it does not say itself comes from the lines named DEFAULT
 * before it (slurm.conf(5)).
 *
 * @param inherited by the key in lower case
 */
public record Effective(ConfLine line, Map<String, Setting> inherited) {
    private static final String DEFAULT = "DEFAULT";

    /** All lines but those named DEFAULT, in their order. */
    public static List<Effective> of(List<ConfLine> lines) {
        var found = new ArrayList<Effective>();
        Map<String, Setting> inherited = Map.of();
        for (ConfLine line : lines) {
            if (line.head().value().equalsIgnoreCase(DEFAULT)) {
                var next = new HashMap<>(inherited);
                line.settings()
                        .subList(1, line.settings().size())
                        .forEach(setting -> next.put(setting.key().toLowerCase(Locale.ROOT), setting));
                inherited = Map.copyOf(next);
            } else {
                found.add(new Effective(line, inherited));
            }
        }
        return List.copyOf(found);
    }

    public String name() {
        return line.head().value();
    }

    public Optional<Setting> get(String key) {
        return line.get(key).or(() -> Optional.ofNullable(inherited.get(key.toLowerCase(Locale.ROOT))));
    }

    public Optional<String> value(String key) {
        return get(key).map(Setting::value);
    }

    /** A value that is a plain decimal number. */
    public Optional<Long> number(String key) {
        return value(key).filter(value -> value.matches("\\d{1,18}")).map(Long::valueOf);
    }
}
