package trainyard.core.lint;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import trainyard.core.conf.ConfFile;
import trainyard.core.conf.ConfLine;
import trainyard.core.conf.Effective;
import trainyard.core.conf.Place;
import trainyard.core.conf.TextEdit;
import trainyard.core.plan.Plan;
import trainyard.core.plan.PlanFile;
import trainyard.core.plan.Position;
import trainyard.core.plan.edit.Data;
import trainyard.core.plan.edit.PlanPath;

/** Where in a plan the lines of its rendered files come from: nodes, partitions, raw lines and single settings. */
final class PlanOrigins {
    private static final String SLURM = "clusters.hpc.slurm_config";

    /** Paths below slurm_config by the key of slurm.conf that they become. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("schedulerparameters", ".scheduling.parameters"),
            Map.entry("selecttypeparameters", ".select_type_parameters"),
            Map.entry("mpidefault", ".mpi_default"),
            Map.entry("grestypes", ".gres_types"),
            Map.entry("prolog", ".prolog"),
            Map.entry("epilog", ".epilog"),
            Map.entry("authalttypes", ".auth"),
            Map.entry("jobacctgathertype", ".job_acct_gather"),
            Map.entry("jobacctgatherparams", ".job_acct_gather"),
            Map.entry("jobacctgatherfrequency", ".job_acct_gather"),
            Map.entry("slurmctldtimeout", ".timeouts"),
            Map.entry("slurmdtimeout", ".timeouts"),
            Map.entry("inactivelimit", ".timeouts"),
            Map.entry("killwait", ".timeouts"),
            Map.entry("minjobage", ".timeouts"),
            Map.entry("proctracktype", ".cgroup"),
            Map.entry("taskplugin", ".cgroup"));

    private final PlanFile file;
    private final Map<String, String> nodes = new HashMap<>();
    private final Configuration configuration;
    private final Map<String, Position> byLine = new HashMap<>();
    private final Map<String, String> rawLines = new HashMap<>();

    PlanOrigins(PlanFile file, Configuration configuration) {
        this.file = file;
        this.configuration = configuration;
        file.plan().ifPresent(plan -> plan.nodes().forEach(node -> nodes.put(node.name(), node.path())));
        file.plan()
                .ifPresent(plan -> configuration
                        .files()
                        .lines()
                        .forEach((name, lines) -> lines.stream()
                                .filter(line -> !line.settings().isEmpty())
                                .forEach(line -> note(plan, name, line))));
    }

    Optional<Position> of(Place at) {
        return Optional.ofNullable(byLine.get(key(at)));
    }

    /** A fix of a rendered file as one of the plan: of raw lines, which the plan holds as they are, and of defaults. */
    Optional<Fix> fix(Finding finding) {
        if (finding.fix().isPresent() && finding.rule().equals(DefaultPartition.ID)) {
            return file.plan().flatMap(plan -> defaults(plan, finding.at()));
        }
        Optional<String> path = Optional.ofNullable(rawLines.get(key(finding.at())));
        return path.flatMap(known -> finding.fix().flatMap(fix -> switch (fix) {
            case Fix.Text text
            when text.edits().size() == 1 -> raw(known, text.edits().getFirst());
            default -> Optional.empty();
        }));
    }

    /** Of two defaults the one found stops being one; what the partition itself says wins over default_partition. */
    private Optional<Fix> defaults(Plan plan, Place at) {
        return configuration.partitions().stream()
                .map(Effective::line)
                .filter(line -> key(line.at()).equals(key(at)))
                .flatMap(line -> partition(plan, line.head().value()).stream())
                .findFirst()
                .map(path -> path + ".default")
                .map(own -> file.positions().containsKey(own)
                        ? new Fix.Plan(PlanPath.of(own), Optional.of(Data.truth(false)))
                        : new Fix.Plan(PlanPath.of(SLURM + ".default_partition"), Optional.empty()));
    }

    private Optional<Fix> raw(String path, TextEdit edit) {
        if (!path.equals(rawLines.get(key(edit.from())))) {
            return Optional.empty();
        }
        String text = configuration
                .files()
                .file(edit.from().file())
                .map(ConfFile::text)
                .orElse("");
        String line = text.lines().skip(edit.from().line() - 1L).findFirst().orElse("");
        String before = line.substring(0, edit.from().column() - 1);
        boolean whole = edit.to().line() > edit.from().line();
        String after = whole ? "" : line.substring(edit.to().column() - 1);
        String now = (before + edit.text() + after).strip();
        return Optional.of(
                new Fix.Plan(PlanPath.of(path), now.isEmpty() ? Optional.empty() : Optional.of(Data.text(now))));
    }

    private static String key(Place at) {
        return at.file() + ":" + at.line();
    }

    private void note(Plan plan, String name, ConfLine line) {
        String head = line.head().key().toLowerCase(Locale.ROOT);
        Optional<String> path = switch (head) {
            case "nodename" -> node(line.head().value());
            case "partitionname" -> partition(plan, line.head().value());
            default ->
                name.equals("cgroup.conf")
                        ? Optional.of(SLURM + ".cgroup")
                        : Optional.ofNullable(SETTINGS.get(head)).map(SLURM::concat);
        };
        Optional<String> raw = extra(plan, line);
        raw.ifPresent(known -> rawLines.put(key(line.at()), known));
        Stream.concat(raw.stream(), path.stream())
                .flatMap(known -> Optional.ofNullable(file.positions().get(known)).stream())
                .findFirst()
                .ifPresent(position -> byLine.put(key(line.at()), position));
    }

    /** The plan's path of the first node that a line names. */
    private Optional<String> node(String hostlist) {
        return Hosts.of(hostlist).stream()
                .flatMap(name -> Optional.ofNullable(nodes.get(name)).stream())
                .findFirst();
    }

    private static Optional<String> partition(Plan plan, String name) {
        List<String> names =
                plan.slurm().partitions().stream().map(Plan.Partition::name).toList();
        return names.contains(name)
                ? Optional.of(SLURM + ".partitions[" + names.indexOf(name) + "]")
                : Optional.empty();
    }

    /** A raw line is told by its text, up to its first value. */
    private static Optional<String> extra(Plan plan, ConfLine line) {
        List<String> extra = plan.slurm().extra();
        for (int i = 0; i < extra.size(); i++) {
            if (extra.get(i).strip().startsWith(line.head().toString())) {
                return Optional.of(SLURM + ".extra[" + i + "]");
            }
        }
        return Optional.empty();
    }
}
