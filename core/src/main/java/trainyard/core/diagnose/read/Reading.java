package trainyard.core.diagnose.read;

import java.util.List;
import java.util.Map;
import trainyard.core.diagnose.Source;
import trainyard.core.diagnose.SourceKind;

/**
 * What one source holds.
 *
 * @param lines in all
 */
public record Reading(Source source, SourceKind kind, List<Event> events, List<SlurmRecord> records, long lines) {
    public Reading {
        events = List.copyOf(events);
        records = List.copyOf(records);
    }

    /**
     * A record of Slurm's, or a work of a flight recorder.
     *
     * @param values by Slurm's keys, such as {@code State}; absent where the record has none
     */
    public record SlurmRecord(SourceKind kind, Map<String, String> values) {
        public SlurmRecord {
            values = Map.copyOf(values);
        }

        public String value(String key) {
            return values.getOrDefault(key, "");
        }
    }
}
