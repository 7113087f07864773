package trainyard.core.lint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trainyard.core.conf.ConfLine;

/** The controller is no node of a partition by mistake. */
final class ControllerIsNode implements Rule {
    @Override
    public About about() {
        return About.of(
                        "controller-is-node",
                        "Nodes=ALL does not mean the controller",
                        "A controller that is a node, with partitions of ALL nodes, gets jobs; without slurmd it is down.")
                .seenBy("sinfo -N");
    }

    @Override
    public Optional<String> skip(Configuration configuration) {
        return configuration.lines("slurm.conf", "PartitionName").stream()
                        .anyMatch(line -> line.value("Nodes")
                                .filter("ALL"::equalsIgnoreCase)
                                .isPresent())
                ? Optional.empty()
                : Optional.of("no partition has Nodes=ALL");
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        Set<String> controllers = Stream.of("SlurmctldHost", "ControlMachine", "ControlAddr")
                .flatMap(key -> configuration.lines("slurm.conf", key).stream())
                .flatMap(line -> Stream.of(line.head().value().split("[()]")))
                .collect(Collectors.toSet());
        List<ConfLine> nodes = configuration.lines("slurm.conf", "NodeName");
        if (nodes.size() < 2) {
            return;
        }
        nodes.stream()
                .filter(node -> controllers.contains(node.head().value())
                        || node.value("NodeAddr").filter(controllers::contains).isPresent())
                .forEach(node -> findings.note(
                        node.at(),
                        "the controller is a node, and a partition with Nodes=ALL holds it",
                        "remove this line, unless slurmd runs there for jobs"));
    }
}
