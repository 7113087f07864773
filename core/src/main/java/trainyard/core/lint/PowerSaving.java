package trainyard.core.lint;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trainyard.core.conf.Effective;
import trainyard.core.conf.Setting;
import trainyard.core.slurm.SlurmVersion;

/** Nodes that are put to sleep have programs that do it. */
final class PowerSaving implements Rule {
    private static final List<String> PROGRAMS = List.of("SuspendProgram", "ResumeProgram");

    @Override
    public About about() {
        return About.of(
                        "power-saving",
                        "Power saving has its programs",
                        "Without SuspendProgram and ResumeProgram nothing is switched off or on; up to 25.11 slurmctld"
                                + " says so at each start.")
                .seenBy("scontrol show config");
    }

    @Override
    public Optional<String> skip(Configuration configuration) {
        return times(configuration).findAny().isPresent()
                        || clouds(configuration).findAny().isPresent()
                ? Optional.empty()
                : Optional.of("no node is put to sleep");
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        String missing = PROGRAMS.stream()
                .filter(program -> configuration.slurm(program).isEmpty())
                .collect(Collectors.joining(" and "));
        if (!missing.isEmpty()
                && configuration.lines("slurm.conf", "PowerAction").isEmpty()) {
            Severity severity = configuration.version().atLeast(SlurmVersion.V26_05) ? Severity.NOTE : Severity.WARNING;
            times(configuration)
                    .findFirst()
                    .ifPresent(time -> findings.add(
                            severity,
                            time.at(),
                            "SuspendTime without " + missing + ": power saving is disabled",
                            "add " + missing + ", or remove it"));
            if (configuration.slurm("ResumeProgram").isEmpty()) {
                clouds(configuration)
                        .forEach(state -> findings.note(
                                state.valueAt(),
                                "a node in state CLOUD without ResumeProgram: nobody ever starts it",
                                "add ResumeProgram and SuspendProgram"));
            }
        } else {
            exceptions(configuration, findings);
        }
    }

    /** 22.05 takes an exception for a node or a partition that is not there without a word. */
    private static void exceptions(Configuration configuration, Findings findings) {
        Severity severity = configuration.version().atLeast(SlurmVersion.V24_11) ? Severity.WARNING : Severity.NOTE;
        Set<String> nodes = Hosts.nodes(configuration);
        Set<String> partitions =
                configuration.partitions().stream().map(Effective::name).collect(Collectors.toSet());
        configuration
                .slurm("SuspendExcNodes")
                .ifPresent(given -> Hosts.of(given.value().replaceAll(":\\d+", "")).stream()
                        .filter(Predicate.not(nodes::contains))
                        .findFirst()
                        .ifPresent(node -> stranger(findings, severity, given, "node " + node)));
        configuration
                .slurm("SuspendExcParts")
                .ifPresent(given -> configuration.words("SuspendExcParts").stream()
                        .map(word -> word.replaceFirst(":.*", ""))
                        .filter(Predicate.not(partitions::contains))
                        .findFirst()
                        .ifPresent(name -> stranger(findings, severity, given, "partition " + name)));
    }

    private static void stranger(Findings findings, Severity severity, Setting at, String who) {
        findings.add(
                severity,
                at.valueAt(),
                at.key() + " names the " + who + ", which is not there: it is ignored",
                "correct the list");
    }

    private static Stream<Setting> times(Configuration configuration) {
        return Stream.concat(
                        configuration.slurm("SuspendTime").stream(),
                        configuration.partitions().stream().flatMap(partition -> partition.get("SuspendTime").stream()))
                .filter(time -> !time.value().toUpperCase(Locale.ROOT).matches("-1|INFINITE|UNLIMITED|NONE"));
    }

    private static Stream<Setting> clouds(Configuration configuration) {
        return configuration.nodes().stream()
                .flatMap(node -> node.get("State").stream())
                .filter(state -> state.value().equalsIgnoreCase("CLOUD"))
                .distinct();
    }
}
