package trainyard.core.lint;

import java.util.List;
import trainyard.core.conf.Effective;
import trainyard.core.conf.Setting;
import trainyard.core.slurm.TimeLimit;

/** Limits of a partition that leave room for each other. */
final class PartitionLimits implements Rule {
    private static final List<String> MEMORY = List.of("MemPerCPU", "MemPerNode");

    @Override
    public About about() {
        return About.of(
                        "partition-limits",
                        "What a job gets by default is within what it may have",
                        "Slurm drops a default time above the limit; other limits that exclude each other keep jobs"
                                + " pending or refused.")
                .seenBy("scontrol show partition");
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        for (Effective partition : configuration.partitions()) {
            times(partition, findings);
            partition
                    .get("MinNodes")
                    .filter(least -> above(partition, "MinNodes", "MaxNodes"))
                    .ifPresent(least -> findings.note(
                            least.valueAt(),
                            "MinNodes is above MaxNodes: every job stays pending with PartitionNodeLimit",
                            "write a smaller MinNodes or a larger MaxNodes"));
            MEMORY.stream()
                    .filter(kind -> above(partition, "Def" + kind, "Max" + kind))
                    .flatMap(kind -> partition.get("Def" + kind).stream())
                    .forEach(setting -> memory(setting, findings));
        }
        MEMORY.stream()
                .filter(kind -> above(configuration, "Def" + kind, "Max" + kind))
                .flatMap(kind -> configuration.slurm("Def" + kind).stream())
                .forEach(setting -> memory(setting, findings));
    }

    private static void times(Effective partition, Findings findings) {
        partition
                .get("DefaultTime")
                .filter(normal -> partition
                        .value("MaxTime")
                        .flatMap(TimeLimit::parse)
                        .filter(most -> TimeLimit.isUnlimited(normal.value())
                                || TimeLimit.parse(normal.value())
                                        .filter(time -> time.compareTo(most) > 0)
                                        .isPresent())
                        .isPresent())
                .ifPresent(normal -> findings.note(
                        normal.valueAt(),
                        "DefaultTime is above MaxTime: Slurm drops it, and a job that names no time gets MaxTime",
                        "write a DefaultTime up to MaxTime"));
    }

    private static void memory(Setting normal, Findings findings) {
        findings.note(
                normal.valueAt(),
                normal.key() + " is above " + normal.key().replaceFirst("(?i)def", "Max")
                        + ": a job that names no memory asks for more than it may have",
                "write a smaller default");
    }

    private static boolean above(Effective partition, String least, String most) {
        return partition
                .number(least)
                .flatMap(low -> partition.number(most).filter(high -> high > 0 && low > high))
                .isPresent();
    }

    private static boolean above(Configuration configuration, String least, String most) {
        return number(configuration, least) > number(configuration, most) && number(configuration, most) > 0;
    }

    private static long number(Configuration configuration, String key) {
        return configuration
                .slurm(key)
                .map(Setting::value)
                .filter(value -> value.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .orElse(0L);
    }
}
