package trainyard.core.live;

import java.time.Instant;
import java.util.List;
import trainyard.core.slurm.SlurmVersion;

/**
 * The observed cluster at one moment. Lists are immutable and in Slurm's order.
 *
 * @param cluster Slurm's ClusterName
 * @param takenAt when the last byte of the answers arrived
 */
public record Snapshot(
        String cluster,
        SlurmVersion version,
        Instant takenAt,
        List<Node> nodes,
        List<Partition> partitions,
        List<Job> jobs) {}
