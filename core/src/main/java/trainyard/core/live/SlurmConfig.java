package trainyard.core.live;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import trainyard.core.slurm.SlurmVersion;

/**
 * The running configuration, from {@code scontrol show config}.
 *
 * @param values by Slurm's own keys, in Slurm's order; words for none are kept as Slurm writes them
 */
public record SlurmConfig(Map<String, String> values) {
    public SlurmConfig {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Reads {@code Key = value} lines; headings and other lines are passed over. Of a key told twice the first counts. */
    public static SlurmConfig parse(String text) {
        var values = new LinkedHashMap<String, String>();
        text.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.putIfAbsent(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        });
        return new SlurmConfig(values);
    }

    public Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !SlurmText.isNone(value));
    }

    /** The cluster's name; empty where Slurm tells none. */
    public String cluster() {
        return value("ClusterName").orElse("");
    }

    public Optional<SlurmVersion> version() {
        return value("SLURM_VERSION").flatMap(SlurmVersion::find);
    }
}
