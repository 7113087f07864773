package trainyard.core.job;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trainyard.core.job.JobSite.Part;
import trainyard.core.job.JobSite.Shape;
import trainyard.core.live.Node;
import trainyard.core.live.Partition;
import trainyard.core.live.Snapshot;
import trainyard.core.plan.ComputeNode;
import trainyard.core.plan.Plan;
import trainyard.core.render.NodeLine;
import trainyard.core.slurm.Gres;
import trainyard.core.slurm.TimeLimit;

/** What a cluster has for jobs, from what is seen of it, or from its plan. */
public final class JobSites {
    private JobSites() {}

    public static List<Part> partitions(Snapshot snapshot) {
        return snapshot.partitions().stream()
                .map(partition -> part(partition, snapshot.nodes()))
                .toList();
    }

    private static Part part(Partition partition, List<Node> all) {
        Stream<Shape> shapes = all.stream()
                .filter(node -> node.partitions().contains(partition.name()))
                .map(JobSites::shape);
        return new Part(
                partition.name(),
                partition.isDefault(),
                partition.state().equals("UP"),
                partition.maxTime(),
                count(partition.value("MaxNodes")),
                counted(shapes),
                billing(partition.value("TRESBillingWeights")));
    }

    private static Shape shape(Node node) {
        return new Shape(0, node.cpus(), node.memoryMb(), gpus(node.gres()), Set.copyOf(node.features()));
    }

    /** What a cluster that is planned will have. Its accounts, its QOS and its ports are not known. */
    public static JobSite of(Plan plan) {
        Optional<ContainerRuntime> runtime =
                ContainerRuntime.find(plan.deployment().containers().runtime());
        var runtimes = EnumSet.of(ContainerRuntime.NONE);
        runtime.ifPresent(runtimes::add);
        boolean chosen = plan.slurm().partitions().stream().anyMatch(Plan.Partition::isDefault);
        var parts = new ArrayList<Part>();
        for (Plan.Partition partition : plan.slurm().partitions()) {
            parts.add(part(partition, chosen ? partition.isDefault() : parts.isEmpty(), plan));
        }
        return new JobSite(
                parts, Optional.empty(), Optional.of(runtimes), Optional.empty(), Optional.empty(), Map.of());
    }

    private static Part part(Plan.Partition partition, boolean isDefault, Plan plan) {
        Map<String, String> attributes = partition.attributes();
        Stream<Shape> shapes = plan.nodes().stream()
                .filter(node -> partition
                        .nodes()
                        .map(names -> names.contains(node.name()))
                        .orElse(true))
                .map(JobSites::shape);
        return new Part(
                partition.name(),
                isDefault,
                attributes.getOrDefault("State", "UP").equals("UP"),
                Optional.ofNullable(attributes.get("MaxTime"))
                        .or(() -> plan.slurm().maxJobTime())
                        .flatMap(TimeLimit::parse),
                count(Optional.ofNullable(attributes.get("MaxNodes"))),
                counted(shapes),
                billing(Optional.ofNullable(attributes.get("TRESBillingWeights"))));
    }

    private static Shape shape(ComputeNode node) {
        return new Shape(
                0,
                (int) NodeLine.cpus(node),
                NodeLine.realMemoryMb(node.memoryGb()),
                gpus(Gres.parseList(String.join(",", NodeLine.gres(node)))),
                Set.copyOf(node.features()));
    }

    private static Map<String, Integer> gpus(List<Gres> gres) {
        return gres.stream()
                .filter(Gres::isGpu)
                .collect(Collectors.toMap(one -> one.type().orElse(""), Gres::count, Integer::sum));
    }

    private static OptionalInt count(Optional<String> number) {
        return number.filter(text -> text.matches("[0-9]{1,9}"))
                .map(text -> OptionalInt.of(Integer.parseInt(text)))
                .orElse(OptionalInt.empty());
    }

    /** Each kind once, with how many there are. */
    private static List<Shape> counted(Stream<Shape> shapes) {
        Map<Shape, Integer> counts = new LinkedHashMap<>();
        shapes.forEach(shape -> counts.merge(shape, 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> {
                    Shape one = entry.getKey();
                    return new Shape(entry.getValue(), one.cpus(), one.memoryMb(), one.gpus(), one.features());
                })
                .toList();
    }

    /** {@code CPU=1.0,Mem=0.25G,GRES/gpu=2.0}; the key in lower case, the unit of memory as a factor for a megabyte. */
    static Map<String, Double> billing(Optional<String> weights) {
        var billing = new HashMap<String, Double>();
        for (String weight : weights.orElse("").split(",")) {
            int equals = weight.indexOf('=');
            if (equals < 0) {
                continue;
            }
            String key = weight.substring(0, equals).strip().toLowerCase(java.util.Locale.ROOT);
            var match = WEIGHT.matcher(weight.substring(equals + 1).strip());
            if (match.matches()) {
                billing.put(key, Double.parseDouble(match.group(1)) / perMegabyte(match.group(2)));
            }
        }
        return Map.copyOf(billing);
    }

    private static final java.util.regex.Pattern WEIGHT =
            java.util.regex.Pattern.compile("([0-9]+(?:\\.[0-9]+)?)([KMGT]?)");

    /** A weight for a gigabyte is a 1024th of it for a megabyte (slurm.conf(5), TRESBillingWeights). */
    private static double perMegabyte(String unit) {
        return switch (unit) {
            case "K" -> 1.0 / 1024;
            case "G" -> 1024;
            case "T" -> 1024.0 * 1024;
            default -> 1;
        };
    }
}
