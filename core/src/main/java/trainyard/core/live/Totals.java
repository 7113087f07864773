package trainyard.core.live;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import trainyard.core.slurm.NodeState.Shown;

/**
 * What a cluster has, in numbers.
 *
 * @param nodesByState only states that nodes are in, worst first
 * @param jobs rows of {@code squeue}: a folded array of waiting tasks is one
 * @param jobsByState by Slurm's own words, such as {@code RUNNING}
 * @param partitions their names in Slurm's order
 */
public record Totals(
        int nodes,
        Map<Shown, Integer> nodesByState,
        Gpus gpus,
        int jobs,
        Map<String, Integer> jobsByState,
        List<String> partitions) {
    /**
     * GPUs of all nodes.
     *
     * @param down those that no job has and none can get, since their node takes no jobs: it is down, drained or
     *     draining, not responding, in maintenance, rebooting, or its state is not known
     */
    public record Gpus(int total, int allocated, int down) {
        /** GPUs that a job could have at once. */
        public int idle() {
            return total - allocated - down;
        }

        public static Gpus of(Collection<Node> nodes) {
            int total = 0;
            int allocated = 0;
            int down = 0;
            for (Node node : nodes) {
                int here = node.gpus();
                int busy = node.allocatedGpus();
                total += here;
                allocated += busy;
                down += node.state().isUsable() ? 0 : Math.max(0, here - busy);
            }
            return new Gpus(total, allocated, down);
        }
    }

    public static Totals of(Snapshot snapshot) {
        return new Totals(
                snapshot.nodes().size(),
                byState(snapshot.nodes()),
                Gpus.of(snapshot.nodes()),
                snapshot.jobs().size(),
                count(snapshot.jobs(), job -> job.state().text(), new TreeMap<>()),
                snapshot.partitions().stream().map(Partition::name).toList());
    }

    /** How many of the nodes are in each state, worst first. */
    public static Map<Shown, Integer> byState(Collection<Node> nodes) {
        return count(nodes, node -> node.state().shown(), new EnumMap<>(Shown.class));
    }

    private static <T, K> Map<K, Integer> count(Collection<T> things, Function<T, K> key, Map<K, Integer> counts) {
        things.forEach(thing -> counts.merge(key.apply(thing), 1, Integer::sum));
        return counts;
    }
}
