package trainyard.core.plan;

import java.util.List;

/**
 * How the compute nodes are connected, so that Slurm keeps a job's nodes close together.
 *
 * @param blockSizes numbers of nodes that jobs are planned in, the smallest first (BlockSizes of topology.conf(5));
 *     empty for trees, and where Slurm shall take the smallest block's
 * @param groups switches of a tree, or blocks
 */
public record Topology(Kind kind, List<Integer> blockSizes, List<Group> groups) {

    public enum Kind {
        TREE,
        BLOCK
    }

    /**
     * A switch or a block.
     *
     * @param nodes names of the compute nodes that are connected to it
     * @param switches names of the switches below it; a block has none
     */
    public record Group(String name, List<String> nodes, List<String> switches) {}

    /** The switches that stand below no other. */
    public List<Group> tops() {
        List<String> below =
                groups.stream().flatMap(group -> group.switches().stream()).toList();
        return groups.stream().filter(group -> !below.contains(group.name())).toList();
    }
}
