package trainyard.core.conf;

import java.util.List;
import java.util.Optional;

/**
 * One logical line, continuations joined: {@code NodeName=n[1-2] CPUs=4}.
 *
 * @param settings in their order, at least one where {@code rest} is empty
 * @param rest what follows the last setting and is none; empty on a sound line
 * @param at the start of the first setting, or of the text
 */
public record ConfLine(List<Setting> settings, String rest, Place at) implements ConfPart {
    /** The first setting, which says what kind of line this is. */
    public Setting head() {
        return settings.getFirst();
    }

    /** The last setting with this key, as Slurm takes it. */
    public Optional<Setting> get(String key) {
        for (int i = settings.size() - 1; i >= 0; i--) {
            if (settings.get(i).is(key)) {
                return Optional.of(settings.get(i));
            }
        }
        return Optional.empty();
    }

    public Optional<String> value(String key) {
        return get(key).map(Setting::value);
    }
}
