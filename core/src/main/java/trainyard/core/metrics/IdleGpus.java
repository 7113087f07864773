package trainyard.core.metrics;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import trainyard.core.live.Job;
import trainyard.core.metrics.GpuUse.Idle;

/**
 * GPUs that are allocated and not used.
 *
 * @param index of the GPU; empty where only the node's count tells it
 * @param count one, or by the node's count how many at least
 * @param jobs that hold them: one, or by the node's count all that hold GPUs there
 * @param since the first sample in which they were idle
 * @param samples in which they were, without a break
 */
public record IdleGpus(
        String node, OptionalInt index, int count, List<Job> jobs, Instant since, int samples, Idle why) {

    public String users() {
        return jobs.stream().map(Job::user).distinct().collect(Collectors.joining(", "));
    }

    public String jobIds() {
        return jobs.stream().map(Job::id).collect(Collectors.joining(", "));
    }

    /** What was seen, in a sentence. */
    public String sentence() {
        String what = index.isPresent()
                ? "GPU " + index.getAsInt() + " has " + (why == Idle.NO_PROCESS ? "no process" : "0 % use")
                : "At least " + count + " of the allocated GPUs " + (count == 1 ? "does" : "do") + " nothing";
        return what + " in " + (samples == 1 ? "this sample." : samples + " samples on end.");
    }
}
