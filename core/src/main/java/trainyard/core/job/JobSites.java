package trainyard.core.job;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import trainyard.core.job.JobSite.Part;
import trainyard.core.job.JobSite.Shape;
import trainyard.core.live.Node;
import trainyard.core.live.Partition;
import trainyard.core.live.Snapshot;
import trainyard.core.slurm.Gres;

/** What a cluster has for jobs, from what is seen of it. */
public final class JobSites {
    private JobSites() {}

    public static List<Part> partitions(Snapshot snapshot) {
        return snapshot.partitions().stream()
                .map(partition -> part(partition, snapshot.nodes()))
                .toList();
    }

    private static Part part(Partition partition, List<Node> all) {
        Map<Shape, Integer> counts = new LinkedHashMap<>();
        all.stream()
                .filter(node -> node.partitions().contains(partition.name()))
                .forEach(node -> counts.merge(shape(node), 1, Integer::sum));
        List<Shape> shapes = counts.entrySet().stream()
                .map(entry -> {
                    Shape one = entry.getKey();
                    return new Shape(entry.getValue(), one.cpus(), one.memoryMb(), one.gpus(), one.features());
                })
                .toList();
        return new Part(
                partition.name(),
                partition.isDefault(),
                partition.state().equals("UP"),
                partition.maxTime(),
                partition
                        .value("MaxNodes")
                        .filter(text -> text.matches("[0-9]{1,9}"))
                        .map(text -> OptionalInt.of(Integer.parseInt(text)))
                        .orElse(OptionalInt.empty()),
                shapes,
                billing(partition.value("TRESBillingWeights")));
    }

    private static Shape shape(Node node) {
        Map<String, Integer> gpus = node.gres().stream()
                .filter(Gres::isGpu)
                .collect(Collectors.toMap(gres -> gres.type().orElse(""), Gres::count, Integer::sum));
        return new Shape(0, node.cpus(), node.memoryMb(), gpus, Set.copyOf(node.features()));
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
