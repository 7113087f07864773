package trainyard.core.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import trainyard.core.slurm.Hostlist;

/** Finds the nodes of a hostlist. */
final class NodeNames {
    private NodeNames() {}

    /** The nodes in the order of the list; empty where the cluster lacks one of them. */
    static Optional<List<SimNode>> find(World world, String hostlist) {
        var nodes = new ArrayList<SimNode>();
        try {
            for (String host : Hostlist.expand(hostlist)) {
                var node = world.node(host);
                if (node.isEmpty()) {
                    return Optional.empty();
                }
                nodes.add(node.get());
            }
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
        return Optional.of(nodes);
    }
}
