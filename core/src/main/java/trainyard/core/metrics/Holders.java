package trainyard.core.metrics;

import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which job holds which GPU, by Slurm's indices.
 *
 * @param jobs by node, then by index, the job's number
 * @param whole nodes of which every allocated GPU has its job here, so that the others are free
 */
record Holders(Map<String, Map<Integer, Long>> jobs, Set<String> whole) {
    static final Holders NONE = new Holders(Map.of(), Set.of());

    OptionalLong holder(String node, int index) {
        Long job = jobs.getOrDefault(node, Map.of()).get(index);
        return job == null ? OptionalLong.empty() : OptionalLong.of(job);
    }
}
