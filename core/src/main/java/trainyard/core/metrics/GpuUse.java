package trainyard.core.metrics;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import trainyard.core.live.Job;

/**
 * One GPU with what it does and who holds it.
 *
 * @param type by Slurm's GRES, such as {@code a100}; else nvidia-smi's name
 * @param processes empty where they are not known
 * @param jobs that hold it, where {@code holding} says so and they are still listed; several may share it
 */
public record GpuUse(
        String node,
        GpuReading gpu,
        String type,
        Optional<List<GpuProcess>> processes,
        Holding holding,
        List<Job> jobs) {

    public enum Holding {
        HELD,
        FREE,
        /** Slurm tells only how many GPUs of the node are allocated, or its indices cannot be matched. */
        NOT_KNOWN
    }

    /** Why a GPU counts as idle. */
    public enum Idle {
        NO_USE,
        NO_PROCESS
    }

    /** What the driver itself keeps on a GPU that nobody uses, at most. */
    private static final int DRIVERS_MB = 1_024;

    /**
     * Whether nothing ran on it when it was read; empty where something did, and where that is not known. A missing
     * process alone is no proof, since processes can be hidden: then its memory must be empty too.
     */
    public Optional<Idle> idle() {
        if (gpu.isLost()) {
            return Optional.empty();
        }
        boolean bare =
                processes.map(List::isEmpty).orElse(false) && gpu.memoryUsedMb().orElse(Integer.MAX_VALUE) < DRIVERS_MB;
        if (bare) {
            return Optional.of(Idle.NO_PROCESS);
        }
        return gpu.usePercent().orElse(-1) == 0 ? Optional.of(Idle.NO_USE) : Optional.empty();
    }

    public String jobIds() {
        return jobs.stream().map(Job::id).collect(Collectors.joining(", "));
    }

    public String users() {
        return jobs.stream().map(Job::user).distinct().collect(Collectors.joining(", "));
    }

    /** The name of the GPU among all of the cluster. */
    public String key() {
        return node + " " + gpu.key();
    }
}
