package trainyard.app.jobs;

import java.util.OptionalDouble;
import trainyard.core.live.detail.PastJob;

/**
 * How much a job used of one thing that it was given.
 *
 * @param share from 0 to 1, more where it used more than it was given; empty where nobody gathers it
 * @param missing why there is no share
 */
record Efficiency(String what, OptionalDouble share, String missing) {
    static Efficiency cpu(PastJob job) {
        return new Efficiency("CPU", job.cpuEfficiency(), "known once a step has ended");
    }

    static Efficiency memory(PastJob job) {
        return new Efficiency("Memory", job.memoryEfficiency(), "not gathered on this cluster, or no step has ended");
    }

    static Efficiency gpu(PastJob job) {
        return new Efficiency("GPU", job.gpuEfficiency(), "not gathered by Slurm on this cluster");
    }

    String words() {
        return share.isPresent() ? Math.round(share.getAsDouble() * 100) + " %" : missing;
    }
}
