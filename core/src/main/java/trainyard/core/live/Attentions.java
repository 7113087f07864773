package trainyard.core.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import trainyard.core.live.Attention.Severity;
import trainyard.core.live.Attention.Target;
import trainyard.core.slurm.JobState.Phase;
import trainyard.core.slurm.NodeState.Shown;

/** Finds what needs attention in a snapshot, worst first. Things with the same cause are one entry. */
public final class Attentions {

    private record Cause(Shown state, String reason, String user) {}

    private Attentions() {}

    /** @param recent how long ago a job may have failed to be told of */
    public static List<Attention> in(Snapshot snapshot, Duration recent) {
        var all = new ArrayList<Attention>();
        grouped(snapshot.nodes(), Attentions::cause).forEach((cause, nodes) -> all.add(ofNodes(cause, nodes)));
        snapshot.partitions().stream()
                .filter(partition -> !partition.state().equals("UP"))
                .forEach(partition -> all.add(ofPartition(partition)));
        Instant from = snapshot.takenAt().minus(recent);
        grouped(snapshot.jobs(), job -> failedSince(job, from)).forEach((state, jobs) -> all.add(failed(state, jobs)));
        grouped(snapshot.jobs(), Attentions::stuck).forEach((reason, jobs) -> all.add(stuck(reason, jobs)));
        if (!snapshot.unreadable().isEmpty()) {
            all.add(unreadable(snapshot.unreadable()));
        }
        all.sort(Comparator.comparing(Attention::severity));
        return List.copyOf(all);
    }

    private static <T, K> Map<K, List<T>> grouped(Collection<T> things, Function<T, Optional<K>> group) {
        var groups = new LinkedHashMap<K, List<T>>();
        for (T thing : things) {
            group.apply(thing)
                    .ifPresent(key -> groups.computeIfAbsent(key, first -> new ArrayList<>())
                            .add(thing));
        }
        return groups;
    }

    private static Optional<Cause> cause(Node node) {
        return switch (node.state().shown()) {
            case DOWN, NOT_RESPONDING, DRAINED, DRAINING, UNKNOWN, MAINTENANCE, REBOOTING ->
                Optional.of(new Cause(
                        node.state().shown(),
                        node.reason().map(Node.Reason::text).orElse(""),
                        node.reason().map(Node.Reason::user).orElse("")));
            case POWERED_DOWN, PLANNED, ALLOCATED, MIXED, IDLE -> Optional.empty();
        };
    }

    private static Attention ofNodes(Cause cause, List<Node> nodes) {
        String detail = cause.user().isEmpty() ? cause.reason() : cause.reason() + " (" + cause.user() + ")";
        return new Attention(
                severity(cause),
                count(nodes.size(), "node") + " " + cause.state().word(),
                detail,
                new Target.Nodes(nodes.stream().map(Node::name).toList()),
                nodes.stream()
                        .flatMap(node -> node.reason().stream())
                        .flatMap(reason -> reason.since().stream())
                        .min(Comparator.naturalOrder()));
    }

    private static Severity severity(Cause cause) {
        return switch (cause.state()) {
            case DOWN, NOT_RESPONDING -> Severity.CRITICAL;
            case DRAINED, DRAINING, UNKNOWN -> Severity.WARNING;
            default -> Severity.NOTICE;
        };
    }

    private static Attention ofPartition(Partition partition) {
        return new Attention(
                partition.state().equals("DOWN") ? Severity.WARNING : Severity.NOTICE,
                "partition " + partition.name() + " is " + partition.state().toLowerCase(Locale.ROOT),
                "",
                new Target.OfPartition(partition.name()),
                Optional.empty());
    }

    private static Optional<String> failedSince(Job job, Instant from) {
        boolean recent = job.state().phase() == Phase.FAILED
                && job.ended().map(end -> !end.isBefore(from)).orElse(false);
        return recent ? Optional.of(job.state().text()) : Optional.empty();
    }

    private static Attention failed(String state, List<Job> jobs) {
        return new Attention(
                severity(state),
                count(jobs.size(), "job") + " ended " + state,
                users(jobs),
                target(jobs),
                jobs.stream().flatMap(job -> job.ended().stream()).max(Comparator.naturalOrder()));
    }

    private static Severity severity(String state) {
        return switch (state) {
            case "NODE_FAIL", "BOOT_FAIL", "LAUNCH_FAILED" -> Severity.CRITICAL;
            case "PREEMPTED", "TIMEOUT", "DEADLINE" -> Severity.NOTICE;
            default -> Severity.WARNING;
        };
    }

    private static Optional<String> stuck(Job job) {
        return job.state().phase() == Phase.PENDING ? PendingReason.forAdmin(job.reason()) : Optional.empty();
    }

    private static Attention stuck(String reason, List<Job> jobs) {
        return new Attention(
                Severity.WARNING,
                count(jobs.size(), "job") + (jobs.size() == 1 ? " waits" : " wait") + " for an admin",
                reason + ": " + users(jobs),
                target(jobs),
                jobs.stream().flatMap(job -> job.submitted().stream()).min(Comparator.naturalOrder()));
    }

    private static Attention unreadable(List<Snapshot.Unreadable> rows) {
        return new Attention(
                Severity.WARNING,
                count(rows.size(), "row") + " of Slurm's answers could not be read",
                rows.getFirst().command() + ": " + rows.getFirst().row(),
                new Target.Answers(),
                Optional.empty());
    }

    private static Target target(List<Job> jobs) {
        return new Target.Jobs(jobs.stream().map(Job::number).toList());
    }

    private static String users(List<Job> jobs) {
        return jobs.stream().map(Job::user).distinct().sorted().limit(5).collect(Collectors.joining(", "));
    }

    private static String count(int number, String thing) {
        return "%,d ".formatted(number) + thing + (number == 1 ? "" : "s");
    }
}
