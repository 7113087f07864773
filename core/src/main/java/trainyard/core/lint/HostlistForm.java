package trainyard.core.lint;

import java.util.Optional;
import java.util.stream.Stream;
import trainyard.core.conf.Effective;
import trainyard.core.conf.Setting;
import trainyard.core.slurm.Hostlist;
import trainyard.core.slurm.SlurmVersion;

/** Nodes are named by hostlists that can be read. */
final class HostlistForm implements Rule {
    @Override
    public About about() {
        return About.of(
                        "hostlist",
                        "Every list of nodes can be read",
                        "Slurm ends at a list of nodes that it cannot read; 22.05 takes an open bracket for a name.")
                .seenBy("scontrol show hostnames HOSTLIST");
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        Stream.concat(
                        configuration.nodes().stream().map(node -> node.line().head()),
                        Stream.concat(configuration.partitions().stream(), sets(configuration))
                                .flatMap(line -> line.line().get("Nodes").stream()))
                .forEach(setting -> broken(setting.value())
                        .ifPresent(why -> findings.add(
                                severity(setting, configuration.version()),
                                setting.valueAt(),
                                "'" + setting.value() + "' is no list of nodes: " + why,
                                "write one such as compute-[01-16]")));
    }

    private static Stream<Effective> sets(Configuration configuration) {
        return Effective.of(configuration.lines("slurm.conf", "NodeSet")).stream();
    }

    /** 22.05 looks up {@code n[1} as a host's name and waits for an answer. */
    private static Severity severity(Setting setting, SlurmVersion version) {
        boolean open = setting.is("NodeName") && !setting.value().contains("]");
        return open && !version.atLeast(SlurmVersion.V24_11) ? Severity.WARNING : Severity.ERROR;
    }

    private static Optional<String> broken(String hostlist) {
        try {
            Hostlist.expand(hostlist);
            return Optional.empty();
        } catch (IllegalArgumentException broken) {
            return Optional.ofNullable(broken.getMessage());
        }
    }
}
