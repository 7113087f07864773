package trainyard.core.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import trainyard.core.slurm.Hostlist;

/** {@code scontrol}: what it shows; {@link ScontrolChange} has what it changes. */
final class Scontrol {
    private static final Map<String, Character> NAMES =
            Map.of("all", 'a', "oneliner", 'o', "details", 'd', "version", 'V', "future", 'F', "quiet", 'Q');

    private final World world;
    private final Wording wording;
    private final Options options;

    private Scontrol(World world, Wording wording, Options options) {
        this.world = world;
        this.wording = wording;
        this.options = options;
    }

    static Answer run(World world, List<String> words, Wording wording) throws Options.Unknown {
        return new Scontrol(world, wording, Options.parse("scontrol", words, "aodFQV", NAMES)).run();
    }

    private Answer run() {
        if (options.has('V')) {
            return Answer.of(DemoCommands.VERSION);
        }
        var operands = options.operands();
        if (operands.isEmpty()) {
            return Answer.failed("the demo cluster has no interactive scontrol: name what to do");
        }
        String verb = operands.getFirst().toLowerCase(Locale.ROOT);
        var rest = operands.subList(1, operands.size());
        return switch (verb) {
            case "show" -> show(rest);
            case "ping" -> Answer.of("Slurmctld(primary) at controller is UP\n");
            default ->
                new ScontrolChange(world)
                        .run(verb, rest)
                        .orElseGet(() -> Answer.failed("invalid keyword: " + operands.getFirst()));
        };
    }

    private Answer show(List<String> words) {
        if (words.isEmpty()) {
            return Answer.failed("too few arguments for keyword:show");
        }
        // "show job=12" is as good as "show job 12".
        String[] parts = words.getFirst().split("=", 2);
        Optional<String> name = parts.length > 1
                ? Optional.of(parts[1])
                : words.size() > 1 ? Optional.of(words.get(1)) : Optional.empty();
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "node", "nodes", "nodename" -> nodes(name);
            case "job", "jobs", "jobid" -> jobs(name);
            case "partition", "partitions", "partitionname" -> partitions(name);
            case "config" -> Answer.of(ShowConfig.text(world, wording));
            case "reservation", "reservations", "res" -> Answer.of(ShowReservation.text(world, wording, records()));
            case "licenses", "license", "lic" -> Answer.of("No licenses configured in Slurm.\n");
            case "topology" -> Answer.of(ShowTopology.text(world));
            case "hostnames" -> hostnames(name);
            case "hostlist", "hostlistsorted" -> Answer.of(Hostlist.fold(Hostlist.expand(name.orElse(""))) + "\n");
            default -> Answer.failed("invalid entity:" + parts[0] + " for keyword:show");
        };
    }

    private Records records() {
        return new Records(options.has('o'));
    }

    private Answer nodes(Optional<String> hosts) {
        var chosen = new ArrayList<SimNode>();
        for (String host : hosts.map(Scontrol::expand).orElse(List.of())) {
            var node = world.node(host);
            if (node.isEmpty()) {
                return Answer.failed("Node " + host + " not found");
            }
            chosen.add(node.get());
        }
        var records = records();
        var show = new ShowNode(world, wording);
        (hosts.isEmpty() ? world.nodes : chosen).forEach(node -> records.add(show.lines(node)));
        return Answer.of(records.text());
    }

    private static List<String> expand(String hosts) {
        try {
            return Hostlist.expand(hosts);
        } catch (IllegalArgumentException malformed) {
            return List.of(hosts);
        }
    }

    private Answer jobs(Optional<String> id) {
        var jobs = id.map(word -> JobIds.find(world, word)).orElse(List.copyOf(world.jobs()));
        if (jobs.isEmpty()) {
            return id.isPresent() ? unknownJob(id.get()) : Answer.of("No jobs in the system\n");
        }
        var records = records();
        var show = new ShowJob(world, wording, options.has('d'));
        jobs.forEach(job -> records.add(show.lines(job)));
        return Answer.of(records.text());
    }

    /** Of an array that is there, a task that is not is said on standard output. */
    private Answer unknownJob(String id) {
        String array = id.replaceFirst("_\\d+$", "");
        return array.equals(id) || JobIds.find(world, array).isEmpty()
                ? Answer.failed("slurm_load_jobs error: Invalid job id specified")
                : new Answer(1, "Job " + id + " not found\n", "");
    }

    private Answer partitions(Optional<String> name) {
        var chosen = world.partitions.stream()
                .filter(partition -> name.map(partition.name()::equals).orElse(true))
                .toList();
        if (chosen.isEmpty()) {
            return Answer.failed("Partition " + name.orElse("") + " not found");
        }
        var records = records();
        chosen.forEach(partition -> records.add(ShowPartition.lines(partition)));
        return Answer.of(records.text());
    }

    private static Answer hostnames(Optional<String> hosts) {
        return Answer.of(hosts.map(Scontrol::expand).orElse(List.of()).stream()
                .map(host -> host + "\n")
                .collect(Collectors.joining()));
    }
}
