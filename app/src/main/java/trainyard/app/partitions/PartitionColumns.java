package trainyard.app.partitions;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import trainyard.app.kit.Column;
import trainyard.app.kit.Look;
import trainyard.app.kit.NaturalOrder;
import trainyard.app.kit.RowFilter;
import trainyard.core.live.PartitionUse;
import trainyard.core.live.SlurmText;
import trainyard.core.slurm.TimeLimit;

/** What the table says of a partition, and which words find it. */
final class PartitionColumns {
    private PartitionColumns() {}

    static List<Column<PartitionUse>> all() {
        return List.of(
                Column.code(
                        "Name", 104, PartitionUse::name, Comparator.comparing(PartitionUse::name, NaturalOrder.NAMES)),
                Column.state(
                        "State",
                        76,
                        PartitionColumns::look,
                        use -> use.partition().state(),
                        Comparator.comparing(use -> use.partition().state())),
                Column.<PartitionUse>text("Default", 72, use -> use.partition().isDefault() ? "default" : "")
                        .yielding(5),
                Column.number(
                        "Nodes",
                        "usable",
                        130,
                        use -> "%,d of %,d".formatted(use.usableNodes(), use.nodes()),
                        PartitionUse::usableNodes),
                Column.number(
                        "GPUs",
                        "in use",
                        148,
                        use -> use.gpus() == 0 ? "" : "%,d of %,d".formatted(use.busyGpus(), use.gpus()),
                        PartitionUse::busyGpus),
                Column.<PartitionUse>number(
                                "CPUs",
                                "in use",
                                160,
                                use -> "%,d of %,d".formatted(use.busyCpus(), use.cpus()),
                                PartitionUse::busyCpus)
                        .yielding(3),
                Column.number("Waiting", "", 76, use -> "%,d".formatted(use.waiting()), PartitionUse::waiting),
                Column.<PartitionUse>number(
                                "Time limit", "", 106, PartitionColumns::limit, PartitionColumns::limitSeconds)
                        .yielding(1),
                Column.<PartitionUse>number(
                                "Tier",
                                "",
                                60,
                                use -> value(use, "PriorityTier"),
                                use -> SlurmText.decimal(value(use, "PriorityTier"), 0))
                        .yielding(6),
                Column.<PartitionUse>text(
                                "Preemption",
                                98,
                                use -> value(use, "PreemptMode").toLowerCase(java.util.Locale.ROOT))
                        .yielding(7),
                Column.<PartitionUse>text("QOS", 60, use -> value(use, "QoS")).yielding(4),
                Column.<PartitionUse>text("Open to", 104, use -> Access.of(use.partition()))
                        .growing()
                        .yielding(2));
    }

    static RowFilter<PartitionUse> fields() {
        return new RowFilter<PartitionUse>()
                .part("partition", PartitionUse::name)
                .whole("state", use -> use.partition().state())
                .hosts("node", use -> use.partition().nodeList())
                .part("qos", use -> value(use, "QoS"))
                .part("for", use -> Access.of(use.partition()));
    }

    /** The states of slurm.conf(5): what may be submitted, and what starts. */
    static Look look(PartitionUse use) {
        String state = use.partition().state();
        return switch (state) {
            case "UP" -> new Look("up", "mdi2c-check-circle-outline", "state-idle");
            case "DRAIN" -> new Look("drain", "mdi2m-minus-circle", "state-drained");
            case "INACTIVE" -> new Look("inactive", "mdi2p-pause-circle-outline", "state-drained");
            case "DOWN" -> new Look("down", "mdi2c-close-circle", "state-down");
            default -> new Look(state.toLowerCase(java.util.Locale.ROOT), "mdi2h-help-circle-outline", "state-unknown");
        };
    }

    private static String value(PartitionUse use, String key) {
        return use.partition().value(key).orElse("");
    }

    private static String limit(PartitionUse use) {
        return use.partition().maxTime().map(TimeLimit::format).orElse("none");
    }

    private static double limitSeconds(PartitionUse use) {
        return use.partition().maxTime().map(Duration::toSeconds).orElse(Long.MAX_VALUE);
    }
}
