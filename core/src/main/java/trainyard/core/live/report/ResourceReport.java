package trainyard.core.live.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import trainyard.core.live.Job;
import trainyard.core.live.Node;
import trainyard.core.live.Partition;
import trainyard.core.live.Snapshot;
import trainyard.core.live.Totals;
import trainyard.core.slurm.Hostlist;
import trainyard.core.slurm.JobState.Phase;

/**
 * What a cluster has, who uses it, and what runs on it at one moment: all from one snapshot, so that its parts agree.
 *
 * @param nodes those that are alike are one line
 * @param gpuTypes by type, the most first
 * @param partitions in Slurm's order
 * @param users those with jobs that run or wait, the most GPUs first
 * @param jobs those that hold resources, in Slurm's order, at most {@value #MOST_JOBS}
 * @param moreJobs how many more hold resources
 * @param waiting jobs that wait, by Slurm's reason
 * @param unreadable rows of Slurm's answers that are missing here, since the console does not understand them
 */
public record ResourceReport(
        String cluster,
        String version,
        Instant takenAt,
        Totals totals,
        List<NodeLine> nodes,
        List<GpuLine> gpuTypes,
        List<PartitionLine> partitions,
        List<UserLine> users,
        List<JobLine> jobs,
        int moreJobs,
        Map<String, Integer> waiting,
        int unreadable) {
    /** More than anybody reads. */
    public static final int MOST_JOBS = 5_000;

    private static final String UNTYPED = "untyped";

    /**
     * Nodes that are alike.
     *
     * @param names folded
     * @param gpus of each node
     * @param allocatedGpus of each node
     * @param reason Slurm's, with who gave it; empty for none
     */
    public record NodeLine(
            String names,
            int count,
            String state,
            int cpus,
            int allocatedCpus,
            long memoryMb,
            String gpuType,
            int gpus,
            int allocatedGpus,
            String partitions,
            String reason) {}

    /** @param nodes how many have GPUs of this type */
    public record GpuLine(String type, int nodes, Totals.Gpus gpus) {}

    public record PartitionLine(
            String name, String state, int nodes, Totals.Gpus gpus, int runningJobs, int waitingJobs) {}

    /** @param waitingGpus that the user's waiting jobs ask for; a folded array counts as one of its tasks */
    public record UserLine(
            String user,
            String accounts,
            int runningJobs,
            int nodes,
            int cpus,
            int gpus,
            int waitingJobs,
            int waitingGpus) {}

    public record JobLine(
            String id,
            String name,
            String user,
            String account,
            String partition,
            String qos,
            String state,
            String started,
            String ends,
            int nodes,
            int cpus,
            int gpus,
            String nodeList) {}

    public static ResourceReport of(Snapshot snapshot) {
        List<Job> active =
                snapshot.jobs().stream().filter(job -> job.state().isActive()).toList();
        List<Job> waiting = snapshot.jobs().stream()
                .filter(job -> job.state().phase() == Phase.PENDING)
                .toList();
        var reasons = new TreeMap<String, Integer>();
        waiting.forEach(job -> reasons.merge(job.reason().isEmpty() ? "None" : job.reason(), 1, Integer::sum));
        return new ResourceReport(
                snapshot.cluster(),
                snapshot.version().toString(),
                snapshot.takenAt().truncatedTo(ChronoUnit.SECONDS),
                Totals.of(snapshot),
                nodeLines(snapshot.nodes()),
                gpuLines(snapshot.nodes()),
                snapshot.partitions().stream()
                        .map(partition -> partitionLine(partition, snapshot.nodes(), active, waiting))
                        .toList(),
                userLines(active, waiting),
                active.stream().limit(MOST_JOBS).map(ResourceReport::jobLine).toList(),
                Math.max(0, active.size() - MOST_JOBS),
                reasons,
                snapshot.unreadable().size());
    }

    private static <K, T> Map<K, List<T>> grouped(List<T> things, Function<T, K> key) {
        return things.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }

    private static List<NodeLine> nodeLines(List<Node> nodes) {
        var lines = new ArrayList<NodeLine>();
        // A line without names is what like nodes have in common.
        grouped(nodes, node -> nodeLine("", 0, node)).forEach((common, alike) -> {
            String names = Hostlist.fold(alike.stream().map(Node::name).toList());
            lines.add(nodeLine(names, alike.size(), alike.getFirst()));
        });
        return List.copyOf(lines);
    }

    private static NodeLine nodeLine(String names, int count, Node node) {
        String reason = node.reason()
                .map(given -> given.user().isEmpty() ? given.text() : given.text() + " (" + given.user() + ")")
                .orElse("");
        return new NodeLine(
                names,
                count,
                node.state().text(),
                node.cpus(),
                node.allocatedCpus(),
                node.memoryMb(),
                type(node),
                node.gpus(),
                node.allocatedGpus(),
                String.join(",", node.partitions()),
                reason);
    }

    private static String type(Node node) {
        return node.gpus() == 0 ? "" : node.gpuType().orElse(UNTYPED);
    }

    private static List<GpuLine> gpuLines(List<Node> nodes) {
        var lines = new ArrayList<GpuLine>();
        grouped(nodes.stream().filter(node -> node.gpus() > 0).toList(), ResourceReport::type)
                .forEach((type, alike) -> lines.add(new GpuLine(type, alike.size(), Totals.Gpus.of(alike))));
        lines.sort(
                Comparator.comparingInt((GpuLine line) -> line.gpus().total()).reversed());
        return List.copyOf(lines);
    }

    private static PartitionLine partitionLine(
            Partition partition, List<Node> nodes, List<Job> active, List<Job> waiting) {
        List<Node> members = nodes.stream()
                .filter(node -> node.partitions().contains(partition.name()))
                .toList();
        return new PartitionLine(
                partition.name(),
                partition.state(),
                members.size(),
                Totals.Gpus.of(members),
                in(partition, active),
                in(partition, waiting));
    }

    /** A job that waits for several partitions counts in each. */
    private static int in(Partition partition, List<Job> jobs) {
        return (int) jobs.stream()
                .filter(job -> List.of(job.partition().split(",")).contains(partition.name()))
                .count();
    }

    private static List<UserLine> userLines(List<Job> active, List<Job> waiting) {
        var running = grouped(active, Job::user);
        var queued = grouped(waiting, Job::user);
        var users = new ArrayList<>(running.keySet());
        queued.keySet().stream().filter(user -> !running.containsKey(user)).forEach(users::add);
        return users.stream()
                .map(user ->
                        userLine(user, running.getOrDefault(user, List.of()), queued.getOrDefault(user, List.of())))
                .sorted(Comparator.comparingInt(UserLine::gpus).reversed().thenComparing(UserLine::user))
                .toList();
    }

    private static UserLine userLine(String user, List<Job> running, List<Job> waiting) {
        var accounts = new ArrayList<String>();
        running.forEach(job -> accounts.add(job.account()));
        waiting.forEach(job -> accounts.add(job.account()));
        return new UserLine(
                user,
                accounts.stream()
                        .filter(account -> !account.isEmpty())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(",")),
                running.size(),
                running.stream().mapToInt(Job::nodes).sum(),
                running.stream().mapToInt(Job::cpus).sum(),
                running.stream().mapToInt(Job::gpus).sum(),
                waiting.size(),
                waiting.stream().mapToInt(Job::gpus).sum());
    }

    private static JobLine jobLine(Job job) {
        return new JobLine(
                job.id(),
                job.name(),
                job.user(),
                job.account(),
                job.partition(),
                job.qos(),
                job.state().text(),
                job.started().map(Instant::toString).orElse(""),
                job.ended().map(Instant::toString).orElse(""),
                job.nodes(),
                job.cpus(),
                job.gpus(),
                job.nodeList());
    }
}
