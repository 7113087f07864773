package trainyard.core.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import trainyard.core.plan.Topology;
import trainyard.core.plan.Topology.Group;
import trainyard.core.plan.Topology.Kind;
import trainyard.core.slurm.Hostlist;
import trainyard.core.slurm.SlurmVersion;

/**
 * The plan's topology as a version of Slurm can have it.
 *
 * @param file its name beside slurm.conf
 * @param plugin the value of slurm.conf's TopologyPlugin; empty where the file alone says it
 * @param standIn whether a tree stands in for blocks, which the version does not know
 */
public record TopologyModel(
        String file, String plugin, boolean standIn, boolean block, List<Integer> blockSizes, List<Line> lines) {
    private static final SlurmVersion YAML_SINCE = new SlurmVersion(25, 5, 0);
    private static final SlurmVersion BLOCK_SIZES_SINCE = new SlurmVersion(24, 5, 0);

    /** @param nodes a hostlist, or empty; {@code switches} likewise */
    public record Line(String name, String nodes, String switches) {
        private static Line of(Group group) {
            return new Line(group.name(), folded(group.nodes()), folded(group.switches()));
        }

        private static String folded(List<String> names) {
            return names.isEmpty() ? "" : Hostlist.fold(names);
        }
    }

    static Optional<TopologyModel> of(Optional<Topology> topology, SlurmVersion version) {
        return topology.map(given -> of(given, version));
    }

    private static TopologyModel of(Topology topology, SlurmVersion version) {
        boolean wanted = topology.kind() == Kind.BLOCK;
        boolean block = wanted && version.atLeast(BLOCK_SIZES_SINCE);
        var lines = new ArrayList<>(topology.groups().stream().map(Line::of).toList());
        if (wanted && !block) {
            lines.add(new Line(
                    "all-blocks",
                    "",
                    Line.folded(topology.groups().stream().map(Group::name).toList())));
        }
        boolean yaml = version.atLeast(YAML_SINCE);
        return new TopologyModel(
                yaml ? "topology.yaml" : "topology.conf",
                yaml ? "" : block ? "topology/block" : "topology/tree",
                wanted && !block,
                block,
                topology.blockSizes(),
                List.copyOf(lines));
    }
}
