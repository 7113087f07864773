package trainyard.core.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import trainyard.core.conf.Effective;
import trainyard.core.conf.Setting;
import trainyard.core.slurm.Hostlist;

/** Partitions and sets hold nodes that there are. */
final class PartitionNodes implements Rule {
    private static final int SHOWN = 60;

    @Override
    public About about() {
        return About.of(
                        "partition-nodes",
                        "Partitions hold nodes that there are",
                        "Slurm ends at a partition that names a node without a NodeName line.")
                .seenBy("sinfo -N");
    }

    @Override
    public Optional<String> skip(Configuration configuration) {
        return configuration.isPart() ? Optional.of("slurm.conf includes a file that is not here") : Optional.empty();
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        Set<String> known = Hosts.nodes(configuration);
        List<Effective> sets = Effective.of(configuration.lines("slurm.conf", "NodeSet"));
        Set<String> names = sets.stream().map(Effective::name).collect(Collectors.toSet());
        names.add("ALL");
        configuration
                .partitions()
                .forEach(partition -> partition.get("Nodes").ifPresent(nodes -> check(nodes, known, names, findings)));
        Set<String> used = configuration.partitions().stream()
                .flatMap(partition -> partition.value("Nodes").stream())
                .flatMap(nodes -> Hosts.of(nodes).stream())
                .collect(Collectors.toSet());
        sets.stream()
                .filter(set -> used.contains(set.name()))
                .flatMap(set -> set.get("Nodes").stream())
                .forEach(nodes -> check(nodes, known, Set.of("ALL"), findings));
    }

    private static void check(Setting nodes, Set<String> known, Set<String> names, Findings findings) {
        var strangers = new ArrayList<String>();
        for (String node : Hosts.of(nodes.value())) {
            if (!known.contains(node) && names.stream().noneMatch(node::equalsIgnoreCase)) {
                strangers.add(node);
            }
        }
        if (!strangers.isEmpty()) {
            String folded = Hostlist.fold(strangers);
            findings.error(
                    nodes.valueAt(),
                    "no NodeName line describes "
                            + (folded.length() > SHOWN ? strangers.size() + " of these nodes" : folded)
                            + "; Slurm ends there",
                    "add the node, or correct the list");
        }
    }
}
