package trainyard.app.inspect;

import java.util.List;
import java.util.Locale;
import trainyard.app.kit.PropertyList.Property;
import trainyard.core.live.Partition;
import trainyard.core.live.PartitionUse;
import trainyard.core.slurm.TimeLimit;

/** What the inspector says of a partition: what has no value, and what is as Slurm has it unless told, is left out. */
final class PartitionFacts {
    private PartitionFacts() {}

    static List<Fact> of(PartitionUse use) {
        Partition partition = use.partition();
        var facts = List.of(
                new Fact("In use", inUse(use)),
                new Fact("Limits of a job", limits(partition)),
                new Fact(
                        "Open to",
                        List.of(
                                value("Accounts", partition, "AllowAccounts", "ALL"),
                                value("Not accounts", partition, "DenyAccounts", ""),
                                value("Groups", partition, "AllowGroups", "ALL"),
                                value("QOS", partition, "AllowQos", "ALL"),
                                value("Not QOS", partition, "DenyQos", ""),
                                value("Root only", partition, "RootOnly", "NO"),
                                value("From", partition, "AllocNodes", "ALL"),
                                value("Instead", partition, "Alternate", ""))),
                new Fact("Scheduling", scheduling(partition)),
                new Fact("Nodes", List.of(Property.code("On", partition.nodeList()))));
        return facts.stream()
                .filter(fact -> fact.properties().stream()
                        .anyMatch(property -> !property.value().isEmpty()))
                .toList();
    }

    private static List<Property> inUse(PartitionUse use) {
        return List.of(
                Property.of("State", use.partition().state().toLowerCase(Locale.ROOT)),
                Property.of("Default", use.partition().isDefault() ? "yes" : "no"),
                Property.of("Nodes", "%,d of %,d usable".formatted(use.usableNodes(), use.nodes())),
                Property.of(
                        "GPUs", use.gpus() == 0 ? "" : "%,d of %,d allocated".formatted(use.busyGpus(), use.gpus())),
                Property.of("CPUs", "%,d of %,d allocated".formatted(use.busyCpus(), use.cpus())),
                Property.of("Waiting", "%,d jobs".formatted(use.waiting())));
    }

    private static List<Property> limits(Partition partition) {
        return List.of(
                Property.of("Time", partition.maxTime().map(TimeLimit::format).orElse("none")),
                value("Default time", partition, "DefaultTime", ""),
                value("Most nodes", partition, "MaxNodes", "UNLIMITED"),
                value("Least nodes", partition, "MinNodes", "0"),
                value("CPUs a node", partition, "MaxCPUsPerNode", "UNLIMITED"),
                value("Node memory", partition, "MaxMemPerNode", "UNLIMITED"),
                value("CPU memory", partition, "MaxMemPerCPU", "UNLIMITED"),
                value("By default", partition, "JobDefaults", ""),
                value("QOS", partition, "QoS", ""));
    }

    private static List<Property> scheduling(Partition partition) {
        return List.of(
                value("Priority tier", partition, "PriorityTier", ""),
                value("Job factor", partition, "PriorityJobFactor", "1"),
                value("Preemption", partition, "PreemptMode", "OFF"),
                value("Grace time", partition, "GraceTime", "0"),
                value("Sharing", partition, "OverSubscribe", "NO"),
                value("Over time", partition, "OverTimeLimit", ""),
                value("Reservation", partition, "ReqResv", "NO"),
                value("Hidden", partition, "Hidden", "NO"));
    }

    /** @param usual what is not worth a line */
    private static Property value(String name, Partition partition, String key, String usual) {
        return Property.of(
                name,
                partition
                        .value(key)
                        .filter(text -> !text.equals(usual))
                        .map(text -> text.replace(",", ", "))
                        .orElse(""));
    }
}
