package trainyard.core.live.detail;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which job holds which GPU on the nodes asked about.
 *
 * @param jobs by node, then by the GPU's index, the job's number
 * @param notAsked numbers of jobs on these nodes that were left out, since there were too many
 */
public record GpuHolders(Map<String, Map<Integer, Long>> jobs, List<Long> notAsked) {
    /** The job that holds a GPU; empty where none does or Slurm does not tell. */
    public Optional<Long> holder(String node, int index) {
        return Optional.ofNullable(jobs.getOrDefault(node, Map.of()).get(index));
    }
}
