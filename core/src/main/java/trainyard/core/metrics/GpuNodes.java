package trainyard.core.metrics;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import trainyard.core.live.Node;
import trainyard.core.live.Snapshot;
import trainyard.core.slurm.Hostlist;

/**
 * Which nodes to read.
 *
 * @param names in Slurm's order
 * @param all how many were wanted before the limit
 */
public record GpuNodes(List<String> names, int all) {
    public int left() {
        return all - names.size();
    }

    /**
     * The nodes of a hostlist; for an empty one all that have GPUs by Slurm and are up.
     *
     * @throws IllegalArgumentException where the hostlist is malformed or names a node that Slurm does not know
     */
    public static GpuNodes choose(Snapshot snapshot, String hostlist, int most) {
        GpuNodes chosen = known(snapshot, hostlist, most);
        if (!hostlist.isBlank()) {
            Set<String> unknown = new LinkedHashSet<>(Hostlist.expand(hostlist));
            snapshot.nodes().forEach(node -> unknown.remove(node.name()));
            if (!unknown.isEmpty()) {
                throw new IllegalArgumentException("Slurm knows no node " + Hostlist.fold(unknown) + ".");
            }
        }
        return chosen;
    }

    /** As {@link #choose}, without the nodes that Slurm does not know, or no longer. */
    public static GpuNodes known(Snapshot snapshot, String hostlist, int most) {
        Set<String> wanted = new LinkedHashSet<>(Hostlist.expand(hostlist));
        List<String> names = snapshot.nodes().stream()
                .filter(node -> hostlist.isBlank() ? node.gpus() > 0 && isUp(node) : wanted.contains(node.name()))
                .map(Node::name)
                .toList();
        return new GpuNodes(names.stream().limit(most).toList(), names.size());
    }

    /** Where nothing answers there is nothing to read; a drained node may well be looked at. */
    private static boolean isUp(Node node) {
        return switch (node.state().shown()) {
            case DOWN, NOT_RESPONDING, POWERED_DOWN, REBOOTING -> false;
            default -> true;
        };
    }
}
