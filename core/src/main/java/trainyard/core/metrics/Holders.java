package trainyard.core.metrics;

import java.util.Map;
import java.util.Set;

/**
 * Which job holds which GPU, by Slurm's indices.
 *
 * @param jobs by node, then by index, the numbers of the jobs: several where they share a GPU (shards, MPS)
 * @param whole nodes of which every allocated GPU has its job here, so that the others are free
 */
record Holders(Map<String, Map<Integer, Set<Long>>> jobs, Set<String> whole) {
    static final Holders NONE = new Holders(Map.of(), Set.of());

    Set<Long> of(String node, int index) {
        return jobs.getOrDefault(node, Map.of()).getOrDefault(index, Set.of());
    }
}
