package trainyard.core.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import trainyard.core.slurm.Gres;
import trainyard.core.slurm.NodeState;
import trainyard.core.slurm.Tres;

/**
 * A node as slurmctld knows it, from one line of {@code scontrol -o show node}.
 *
 * @param memoryMb RealMemory; {@code freeMemoryMb} is what the node's kernel calls free, -1 where it is not known
 * @param load one-minute load average; negative where it is not known
 * @param record the whole line, with all that this record does not name
 */
public record Node(
        String name,
        String address,
        NodeState state,
        int cpus,
        int allocatedCpus,
        double load,
        long memoryMb,
        long allocatedMemoryMb,
        long freeMemoryMb,
        List<Gres> gres,
        Tres configured,
        Tres allocated,
        List<String> partitions,
        List<String> features,
        Optional<Reason> reason,
        Optional<Instant> bootTime,
        Optional<Instant> slurmdStartTime,
        String version,
        String record) {
    /** Why an admin or Slurm took the node away, who and when. */
    public record Reason(String text, String user, Optional<Instant> since) {}

    /** GPUs configured: from the tracked TRES where there are, else from the node's own GRES. */
    public int gpus() {
        int tracked = configured.gpus();
        return tracked > 0
                ? tracked
                : gres.stream().filter(Gres::isGpu).mapToInt(Gres::count).sum();
    }

    public int allocatedGpus() {
        return allocated.gpus();
    }

    /** The GPUs' type by the node's GRES, such as {@code a100}; empty for untyped or none. */
    public Optional<String> gpuType() {
        return gres.stream().filter(Gres::isGpu).findFirst().flatMap(Gres::type);
    }
}
