package trainyard.app.config.partitions;

import java.util.List;
import trainyard.core.slurm.Hostlist;

/**
 * Nodes that are alike and in the same partitions.
 *
 * @param nodes by name, in the plan's order
 * @param hostlist the same, folded
 * @param shape what each of them has, in words
 * @param partitions all that hold them, in the plan's order
 */
record NodeGroup(List<String> nodes, String hostlist, String shape, List<String> partitions) {
    static NodeGroup of(List<String> nodes, String shape, List<String> partitions) {
        return new NodeGroup(List.copyOf(nodes), Hostlist.fold(nodes), shape, partitions);
    }

    int size() {
        return nodes.size();
    }
}
