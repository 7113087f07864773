package trainyard.core.live.detail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import trainyard.core.live.Node;
import trainyard.core.live.Partition;
import trainyard.core.live.SlurmText;
import trainyard.core.live.detail.LimitHit.Kind;
import trainyard.core.slurm.Gres;
import trainyard.core.slurm.Memory;
import trainyard.core.slurm.TimeLimit;

/** What of a job goes beyond a partition's limits (slurm.conf(5), PARTITION CONFIGURATION), or beyond all its nodes. */
final class PartitionLimits {
    private final JobDetail job;
    private final String name;
    private final Map<String, String> limits;
    private final List<Node> nodes;
    private final List<LimitHit> hits = new ArrayList<>();

    private PartitionLimits(JobDetail job, Partition partition, List<Node> nodes) {
        this.job = job;
        name = partition.name();
        limits = OneLine.cut(partition.record(), Map.of());
        this.nodes = nodes.stream()
                .filter(node -> node.partitions().contains(partition.name()))
                .toList();
    }

    static List<LimitHit> hits(JobDetail job, Partition partition, List<Node> nodes) {
        var compared = new PartitionLimits(job, partition, nodes);
        compared.time();
        compared.nodeCounts();
        compared.access("AllowAccounts", job.account(), true);
        compared.access("DenyAccounts", job.account(), false);
        compared.access("AllowQos", job.qos(), true);
        compared.access("DenyQos", job.qos(), false);
        compared.largestNode();
        return compared.hits;
    }

    private Optional<String> limit(String key) {
        return Optional.ofNullable(limits.get(key))
                .filter(text -> !SlurmText.isNone(text) && !TimeLimit.isUnlimited(text));
    }

    private void hit(Kind kind, String what, String asked, String allowed, String key) {
        hits.add(new LimitHit(kind, what, asked, allowed, "partition " + name + ", " + key));
    }

    private void time() {
        Optional<Duration> most = limit("MaxTime").flatMap(TimeLimit::parse);
        if (most.isEmpty()) {
            return;
        }
        Optional<Duration> asked = job.timeLimit();
        // No limit is more than any, but a job without a wish of its own takes the partition's.
        boolean beyond = asked.map(time -> time.compareTo(most.get()) > 0)
                .orElse(job.value("TimeLimit").map(TimeLimit::isUnlimited).orElse(false));
        if (beyond) {
            hit(
                    Kind.TIME,
                    "time limit",
                    asked.map(TimeLimit::format).orElse("none") + " asked",
                    TimeLimit.format(most.get()),
                    "MaxTime");
        }
    }

    private void nodeCounts() {
        int asked = job.nodes();
        int most = limit("MaxNodes").map(SlurmText::count).orElse(Integer.MAX_VALUE);
        int all = limit("TotalNodes").map(SlurmText::count).orElse(Integer.MAX_VALUE);
        int least = limit("MinNodes").map(SlurmText::count).orElse(0);
        if (asked > Math.min(most, all)) {
            String key = all < most ? "TotalNodes" : "MaxNodes";
            hit(Kind.TOO_MANY_NODES, "nodes", asked + " asked", Integer.toString(Math.min(most, all)), key);
        } else if (asked > 0 && asked < least) {
            hit(Kind.TOO_FEW_NODES, "nodes", asked + " asked", "at least " + least, "MinNodes");
        }
    }

    private void access(String key, String own, boolean isAllowed) {
        Optional<String> list = limit(key).filter(text -> !text.equals("ALL"));
        if (!own.isEmpty() && list.isPresent() && SlurmText.list(list.get()).contains(own) != isAllowed) {
            String what = key.endsWith("Qos") ? "QOS" : "account";
            hit(Kind.ACCESS, what, own, isAllowed ? list.get() : "all but " + list.get(), key);
        }
    }

    /** What the job wants on each node, against the node that has most of it. */
    private void largestNode() {
        if (nodes.isEmpty()) {
            return;
        }
        for (Gres wanted : Gres.parseList(job.value("TresPerNode").orElse(""))) {
            int most = nodes.stream().mapToInt(node -> has(node, wanted)).max().orElse(0);
            if (wanted.count() > most) {
                String title =
                        wanted.name() + wanted.type().map(type -> ":" + type).orElse("");
                hit(
                        Kind.REQUEST,
                        title + " a node",
                        wanted.count() + " asked",
                        Integer.toString(most),
                        "its largest node");
            }
        }
        int gpus = nodes.stream().mapToInt(Node::gpus).sum();
        if (job.requested().gpus() > gpus) {
            hit(Kind.REQUEST, "GPUs", job.requested().gpus() + " asked", Integer.toString(gpus), "all its nodes");
        }
        int cpus = job.value("MinCPUsNode").map(SlurmText::count).orElse(0);
        int mostCpus = nodes.stream().mapToInt(Node::cpus).max().orElse(0);
        if (cpus > mostCpus) {
            hit(Kind.REQUEST, "CPUs a node", cpus + " asked", Integer.toString(mostCpus), "its largest node");
        }
        long memory = Memory.parseMb(job.value("MinMemoryNode").orElse("")).orElse(0);
        long mostMemory = nodes.stream().mapToLong(Node::memoryMb).max().orElse(0);
        if (memory > mostMemory) {
            hit(Kind.REQUEST, "memory a node", memory + "M asked", mostMemory + "M", "its largest node");
        }
    }

    private static int has(Node node, Gres wanted) {
        return node.gres().stream()
                .filter(own -> own.name().equals(wanted.name()))
                .filter(own -> wanted.type().isEmpty() || own.type().equals(wanted.type()))
                .mapToInt(Gres::count)
                .sum();
    }
}
