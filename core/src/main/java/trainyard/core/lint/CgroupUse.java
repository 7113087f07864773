package trainyard.core.lint;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import trainyard.core.conf.Setting;
import trainyard.core.slurm.SlurmVersion;

/** Plugins that need control groups find them. */
final class CgroupUse implements Rule {
    private static final SlurmVersion DISABLED_SINCE = new SlurmVersion(24, 5, 0);

    @Override
    public About about() {
        return About.of(
                        "cgroup-use",
                        "Plugins that use control groups have them",
                        "slurmd ends where a plugin needs control groups that are disabled or of a kind it cannot use.")
                .seenBy("stat -f -c %T /sys/fs/cgroup");
    }

    @Override
    public Optional<String> skip(Configuration configuration) {
        return users(configuration).isEmpty() ? Optional.of("no plugin uses control groups") : Optional.empty();
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        boolean disabled = configuration
                .global("cgroup.conf", "CgroupPlugin")
                .filter(plugin -> plugin.value().equalsIgnoreCase("disabled"))
                .isPresent();
        if (disabled && configuration.version().atLeast(DISABLED_SINCE)) {
            users(configuration)
                    .forEach(user -> findings.error(
                            user.valueAt(),
                            user.key()
                                    + " needs control groups, but cgroup.conf says CgroupPlugin=disabled: slurmd ends",
                            "choose a plugin without them, or another CgroupPlugin"));
        } else if (configuration.version().atLeast(SlurmVersion.V26_05)) {
            Setting user = users(configuration).getFirst();
            findings.note(
                    user.valueAt(),
                    user.key() + " needs control groups; on a machine that mixes v1 and v2 slurmd of 26.05 ends",
                    "boot the nodes with cgroup v2 alone; stat -f -c %T /sys/fs/cgroup says cgroup2fs");
        }
    }

    private static List<Setting> users(Configuration configuration) {
        return Stream.of("ProctrackType", "TaskPlugin", "JobAcctGatherType")
                .flatMap(key -> configuration.slurm(key).stream())
                .filter(setting -> setting.value().contains("/cgroup"))
                .toList();
    }
}
