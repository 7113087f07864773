package trainyard.core.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import trainyard.core.conf.Place;
import trainyard.core.conf.Setting;

/** Ports that daemons, jobs and monitoring use do not lie in one another's ranges. */
final class PortClash implements Rule {
    private static final Pattern RANGE = Pattern.compile("(?i)(?:ports=)?(\\d{1,5})(?:-(\\d{1,5}))?");

    /** What listens on a cluster's machines although no file of Slurm's names it. */
    private static final List<Use> WELL_KNOWN = List.of(
            known("sshd", 22),
            known("Grafana", 3000),
            known("Prometheus", 9090),
            known("Alertmanager", 9093),
            known("node_exporter", 9100),
            known("dcgm-exporter", 9400),
            known("PyTorch's rendezvous (torchrun)", 29_400),
            known("PyTorch's MASTER_PORT", 29_500));

    /** @param at empty for what no file names */
    private record Use(String name, int from, int to, Optional<Place> at) {
        boolean meets(Use other) {
            return from <= other.to && other.from <= to;
        }

        String shown() {
            return name + " (" + from + (from == to ? "" : "-" + to) + ")";
        }
    }

    private static Use known(String name, int port) {
        return new Use(name, port, port, Optional.empty());
    }

    @Override
    public About about() {
        return About.of(
                        "port-clash",
                        "No port is used twice",
                        "Slurm does not compare ports: a daemon that finds its own taken ends, and srun or a job's"
                                + " rendezvous fails now and then.")
                .seenBy("ss -ltnp");
    }

    @Override
    public Optional<String> skip(Configuration configuration) {
        return configuration.has("slurm.conf") ? Optional.empty() : Optional.of("there is no slurm.conf");
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        List<Use> uses = uses(configuration);
        for (int i = 0; i < uses.size(); i++) {
            Use use = uses.get(i);
            uses.subList(0, i).stream().filter(use::meets).forEach(other -> tell(use, other, findings));
            WELL_KNOWN.stream().filter(use::meets).forEach(other -> tell(use, other, findings));
        }
    }

    private static void tell(Use use, Use other, Findings findings) {
        use.at()
                .or(other::at)
                .ifPresent(at -> findings.note(
                        at,
                        use.shown() + " meets " + other.shown() + "; Slurm does not say so",
                        "choose ports of their own for both"));
    }

    private static List<Use> uses(Configuration configuration) {
        var uses = new ArrayList<Use>();
        Optional<Setting> controller = configuration.slurm("SlurmctldPort");
        Optional<Setting> node = configuration.slurm("SlurmdPort");
        uses.add(use(controller, "slurmctld").orElse(known("slurmctld", 6817)));
        uses.add(use(node, "slurmd").orElse(known("slurmd", 6818)));
        Optional<Setting> database = configuration
                .global("slurmdbd.conf", "DbdPort")
                .or(() -> configuration.slurm("AccountingStoragePort").filter(port -> configuration.hasDatabase()));
        if (configuration.hasDatabase() || configuration.has("slurmdbd.conf")) {
            uses.add(use(database, "slurmdbd").orElse(known("slurmdbd", 6819)));
        }
        use(configuration.slurm("SrunPortRange"), "SrunPortRange").ifPresent(uses::add);
        use(configuration.slurm("MpiParams"), "MpiParams").ifPresent(uses::add);
        return uses;
    }

    private static Optional<Use> use(Optional<Setting> setting, String name) {
        return setting.flatMap(given -> {
            Matcher range = RANGE.matcher(given.value());
            if (!range.matches()) {
                return Optional.empty();
            }
            int from = Integer.parseInt(range.group(1));
            int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
            return Optional.of(new Use(name, from, to, Optional.of(given.valueAt())));
        });
    }
}
