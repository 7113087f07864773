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
        List<String> wanted = hostlist.isBlank() ? withGpus(snapshot) : named(snapshot, hostlist);
        return new GpuNodes(wanted.stream().limit(most).toList(), wanted.size());
    }

    private static List<String> withGpus(Snapshot snapshot) {
        return snapshot.nodes().stream()
                .filter(node -> node.gpus() > 0 && isUp(node))
                .map(Node::name)
                .toList();
    }

    /** Where nothing answers there is nothing to read; a drained node may well be looked at. */
    private static boolean isUp(Node node) {
        return switch (node.state().shown()) {
            case DOWN, NOT_RESPONDING, POWERED_DOWN, REBOOTING -> false;
            default -> true;
        };
    }

    private static List<String> named(Snapshot snapshot, String hostlist) {
        Set<String> wanted = new LinkedHashSet<>(Hostlist.expand(hostlist));
        List<String> known = snapshot.nodes().stream()
                .map(Node::name)
                .filter(wanted::contains)
                .toList();
        if (known.size() < wanted.size()) {
            known.forEach(wanted::remove);
            throw new IllegalArgumentException("Slurm knows no node " + Hostlist.fold(wanted) + ".");
        }
        return known;
    }
}
