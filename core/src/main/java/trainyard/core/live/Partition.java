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
        String record) {}
