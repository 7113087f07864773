package trainyard.core.live;

import java.time.Instant;
import java.util.List;
import trainyard.core.slurm.SlurmVersion;

/**
 * The observed cluster at one moment. Lists are immutable and in Slurm's order; records that did not change since the
 * snapshot before are the same objects.
 *
 * @param cluster Slurm's ClusterName
 * @param takenAt when the last byte of the answers arrived
 * @param unreadable what Slurm wrote that the console does not understand, never dropped in silence; usually empty
 */
public record Snapshot(
        String cluster,
        SlurmVersion version,
        Instant takenAt,
        List<Node> nodes,
        List<Partition> partitions,
        List<Job> jobs,
        List<Unreadable> unreadable) {

    /**
     * A row that is not of the expected form.
     *
     * @param command that printed it
     * @param row as it came
     */
    public record Unreadable(String command, String row) {}
}
