package trainyard.core.live;

import java.time.Duration;
import java.util.Optional;
import trainyard.core.slurm.Tres;

/**
 * A partition, from one line of {@code scontrol -o show partition}.
 *
 * @param nodeList folded
 * @param maxTime empty for no limit
 * @param record the whole line, with all that this record does not name
 */
public record Partition(
        String name,
        boolean isDefault,
        String state,
        String nodeList,
        int nodes,
        int cpus,
        Optional<Duration> maxTime,
        Tres tres,
        String record) {
    /**
     * What the line says under one of Slurm's keys, such as {@code PriorityTier}; scontrol(1) and slurm.conf(5) say what
     * each means. Empty where this version does not write the key, or says that there is nothing.
     */
    public Optional<String> value(String key) {
        String start = " " + key + "=";
        int at = record.indexOf(start);
        if (at < 0) {
            return Optional.empty();
        }
        int from = at + start.length();
        int end = record.indexOf(' ', from);
        return Optional.of(record.substring(from, end < 0 ? record.length() : end))
                .filter(text -> !SlurmText.isNone(text));
    }
}
