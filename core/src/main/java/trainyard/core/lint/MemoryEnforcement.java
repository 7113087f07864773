package trainyard.core.lint;

import java.util.Optional;
import trainyard.core.conf.Setting;
import trainyard.core.slurm.SlurmVersion;

/** How a job's memory is counted and held to its limit. */
final class MemoryEnforcement implements Rule {
    private static final SlurmVersion LINUX_ONLY_SINCE = new SlurmVersion(24, 5, 0);
    private static final String PARAMETERS = "JobAcctGatherParams";

    @Override
    public About about() {
        return About.of(
                "memory-enforcement",
                "One mechanism counts and limits memory",
                "Slurm ends where both the cgroup plugin and OverMemoryKill limit memory, or two ways of counting are"
                        + " asked for.");
    }

    @Override
    public Optional<String> skip(Configuration configuration) {
        return configuration.slurm(PARAMETERS).isPresent()
                ? Optional.empty()
                : Optional.of("JobAcctGatherParams is not set");
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        Setting parameters = configuration.slurm(PARAMETERS).orElseThrow();
        boolean pss = configuration.hasWord(PARAMETERS, "UsePss");
        boolean unshared = configuration.hasWord(PARAMETERS, "NoShared");
        if (configuration.hasWord(PARAMETERS, "OverMemoryKill") && cgroupLimits(configuration)) {
            findings.error(
                    parameters.valueAt(),
                    "OverMemoryKill and task/cgroup with ConstrainRAMSpace both limit memory; the daemons end",
                    "remove OverMemoryKill",
                    configuration.edits().removeWord(parameters, "OverMemoryKill"));
        }
        if (pss && unshared) {
            findings.error(parameters.valueAt(), "UsePss excludes NoShared; Slurm ends there", "keep one of the two");
        }
        boolean linux = configuration
                .slurm("JobAcctGatherType")
                .filter(type -> type.value().equalsIgnoreCase("jobacct_gather/cgroup"))
                .isEmpty();
        if ((pss || unshared) && !linux && configuration.version().atLeast(LINUX_ONLY_SINCE)) {
            findings.warning(
                    parameters.valueAt(),
                    "UsePss and NoShared are of jobacct_gather/linux only: an error line, and they do nothing",
                    "remove them, or write JobAcctGatherType=jobacct_gather/linux");
        }
    }

    private static boolean cgroupLimits(Configuration configuration) {
        return configuration.hasWord("TaskPlugin", "task/cgroup")
                && configuration
                        .global("cgroup.conf", "ConstrainRAMSpace")
                        .filter(setting -> setting.value().matches("(?i)yes|up|true|1"))
                        .isPresent();
    }
}
