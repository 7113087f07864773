package trainyard.app.inspect;

import java.util.List;
import trainyard.app.kit.PropertyList.Property;
import trainyard.core.live.Partition;
import trainyard.core.slurm.TimeLimit;

/** What the inspector says of a partition. */
final class PartitionFacts {
    private PartitionFacts() {}

    static List<Fact> of(Partition partition) {
        return List.of(new Fact(
                "Partition",
                List.of(
                        Property.of("State", partition.state().toLowerCase(java.util.Locale.ROOT)),
                        Property.of("Default", partition.isDefault() ? "yes" : "no"),
                        Property.of(
                                "Time limit",
                                partition.maxTime().map(TimeLimit::format).orElse("none")),
                        Property.of("Nodes", "%,d".formatted(partition.nodes())),
                        Property.of("CPUs", "%,d".formatted(partition.cpus())),
                        Property.of(
                                "GPUs",
                                partition.tres().gpus() == 0
                                        ? ""
                                        : "%,d".formatted(partition.tres().gpus())),
                        Property.code("On", partition.nodeList()))));
    }
}
