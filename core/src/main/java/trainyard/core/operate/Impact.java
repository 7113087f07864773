package trainyard.core.operate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trainyard.core.live.Job;
import trainyard.core.live.Node;
import trainyard.core.live.Snapshot;
import trainyard.core.slurm.Hostlist;
import trainyard.core.slurm.JobState.Phase;

/**
 * What an action touches, as far as a snapshot tells: what to show before it is run.
 *
 * @param nodes those of the action that the cluster has
 * @param unknown targets of the action that the snapshot does not hold
 * @param loses jobs that lose their work: on nodes that are taken away at once, or to be cancelled or requeued. One that
 *     completes has no work left to lose
 * @param changes jobs that are touched otherwise: held, changed, signalled, or broken off while they clean up
 * @param awaits jobs that run on nodes which take no new ones, and that end by themselves
 */
public record Impact(List<String> nodes, List<String> unknown, List<Job> loses, List<Job> changes, List<Job> awaits) {
    public static Impact of(Action action, Snapshot snapshot) {
        return switch (action) {
            case NodeAction on -> onNodes(on, snapshot);
            case JobAction on -> onJobs(on, snapshot);
        };
    }

    private static Impact onNodes(NodeAction action, Snapshot snapshot) {
        Set<String> known = snapshot.nodes().stream().map(Node::name).collect(Collectors.toSet());
        var wanted = new HashSet<>(action.nodes());
        List<Job> there = snapshot.jobs().stream()
                .filter(job -> job.state().isActive() && !job.nodeList().isEmpty())
                .filter(job -> Hostlist.expand(job.nodeList()).stream().anyMatch(wanted::contains))
                .toList();
        boolean atOnce = switch (action) {
            case NodeAction.Down _ -> true;
            case NodeAction.Power power -> power.to() == NodeAction.Power.Switch.DOWN_FORCE;
            default -> false;
        };
        boolean away = switch (action) {
            case NodeAction.Drain _, NodeAction.Reboot _ -> true;
            case NodeAction.Power power -> power.to() != NodeAction.Power.Switch.UP;
            default -> false;
        };
        return new Impact(
                action.nodes().stream().filter(known::contains).toList(),
                action.nodes().stream().filter(node -> !known.contains(node)).toList(),
                atOnce ? there.stream().filter(Impact::hasWork).toList() : List.of(),
                atOnce ? there.stream().filter(job -> !hasWork(job)).toList() : List.of(),
                away && !atOnce ? there : List.of());
    }

    private static Impact onJobs(JobAction action, Snapshot snapshot) {
        var targets = action.jobs().stream().map(JobTarget::parse).toList();
        List<Job> touched = snapshot.jobs().stream()
                .filter(job -> !job.state().isFinished() || action instanceof JobAction.Requeue)
                .filter(job -> targets.stream().anyMatch(target -> target.covers(job)))
                .toList();
        Predicate<Job> loses = switch (action) {
            case JobAction.Cancel cancel -> job -> cancel.signal().isEmpty() && hasWork(job);
            case JobAction.Requeue _ ->
                job -> job.state().phase() == Phase.RUNNING || job.state().phase() == Phase.SUSPENDED;
            default -> _ -> false;
        };
        return new Impact(
                List.of(),
                targets.stream()
                        .filter(target -> touched.stream().noneMatch(target::covers))
                        .map(JobTarget::text)
                        .toList(),
                touched.stream().filter(loses).toList(),
                touched.stream().filter(loses.negate()).toList(),
                List.of());
    }

    private static boolean hasWork(Job job) {
        return job.state().phase() != Phase.COMPLETING;
    }

    /** All jobs that are touched in some way. */
    public List<Job> jobs() {
        return Stream.of(loses, changes, awaits).flatMap(List::stream).toList();
    }

    /** How many people own the jobs that lose their work. */
    public long owners() {
        return loses.stream().map(Job::user).distinct().count();
    }
}
