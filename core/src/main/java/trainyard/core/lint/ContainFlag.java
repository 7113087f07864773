package trainyard.core.lint;

import java.util.stream.Stream;
import trainyard.core.conf.Setting;

/** Private folders for jobs need a step that holds them. */
final class ContainFlag implements Rule {
    private static final String FLAGS = "PrologFlags";

    @Override
    public About about() {
        return About.of(
                "contain-flag",
                "PrologFlags=Contain stands where it is needed, with what it needs",
                "Slurm ends where a plugin for private folders is set without it, or where NoHold or X11 contradict it.");
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        boolean contained =
                Stream.of("Contain", "X11", "RunInJob").anyMatch(flag -> configuration.hasWord(FLAGS, flag));
        if (contained) {
            configuration.slurm(FLAGS).ifPresent(flags -> companions(configuration, flags, findings));
            return;
        }
        Stream.of("JobContainerType", "NamespaceType")
                .flatMap(key -> configuration.slurm(key).stream())
                .filter(setting -> setting.value().matches(".*/(tmpfs|linux)"))
                .forEach(setting -> findings.error(
                        setting.valueAt(),
                        setting.value() + " needs PrologFlags=Contain; Slurm ends there",
                        "add Contain to PrologFlags",
                        configuration
                                .edits()
                                .setGlobal(
                                        configuration,
                                        "slurm.conf",
                                        FLAGS,
                                        configuration
                                                .slurm(FLAGS)
                                                .map(flags -> flags.value() + ",Contain")
                                                .orElse("Contain"))));
    }

    private static void companions(Configuration configuration, Setting flags, Findings findings) {
        String tracking =
                configuration.slurm("ProctrackType").map(Setting::value).orElse("proctrack/cgroup");
        if (configuration.hasWord(FLAGS, "NoHold")) {
            findings.error(
                    flags.valueAt(),
                    "NoHold excludes Contain, X11 and RunInJob; Slurm ends there",
                    "remove it",
                    configuration.edits().removeWord(flags, "NoHold"));
        }
        if (configuration.hasWord(FLAGS, "X11") && tracking.equalsIgnoreCase("proctrack/linuxproc")) {
            findings.error(
                    flags.valueAt(),
                    "X11 cannot be had with proctrack/linuxproc; Slurm ends there",
                    "write ProctrackType=proctrack/cgroup");
        } else if (!tracking.equalsIgnoreCase("proctrack/cgroup")) {
            findings.warning(
                    flags.valueAt(),
                    "Contain without proctrack/cgroup: an error line at each start, and pam_slurm_adopt does not work",
                    "write ProctrackType=proctrack/cgroup where machines have control groups");
        }
    }
}
