package trainyard.app.overview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import trainyard.app.kit.Look;
import trainyard.app.kit.Subject;
import trainyard.core.live.Job;
import trainyard.core.live.Node;
import trainyard.core.live.Snapshot;
import trainyard.core.slurm.Hostlist;
import trainyard.core.slurm.JobState;
import trainyard.core.slurm.NodeState;

/**
 * Something that needs a person: nodes that are out for the same reason, or a failed job.
 *
 * @param rank the smaller, the worse
 * @param what nodes as a hostlist, or the job's id and name
 * @param subjects whom it is about, worst first
 */
record Concern(int rank, Look look, String what, String why, List<Subject> subjects) {
    private static final int MOST_JOBS = 50;
    private static final int FAILED_JOB = NodeState.Shown.DRAINED.ordinal();

    static List<Concern> of(Snapshot snapshot) {
        var concerns = new ArrayList<Concern>();
        concerns.addAll(nodes(snapshot.nodes()));
        concerns.addAll(failedJobs(snapshot.jobs()));
        concerns.sort(Comparator.comparingInt(Concern::rank));
        return concerns;
    }

    private static List<Concern> nodes(List<Node> nodes) {
        var groups = new LinkedHashMap<List<Object>, List<Node>>();
        for (Node node : nodes) {
            if (isConcern(node.state().shown())) {
                String reason = node.reason().map(Node.Reason::text).orElse("");
                groups.computeIfAbsent(List.of(node.state().shown(), reason), key -> new ArrayList<>())
                        .add(node);
            }
        }
        return groups.values().stream().map(Concern::ofNodes).toList();
    }

    private static boolean isConcern(NodeState.Shown state) {
        return switch (state) {
            case DOWN, NOT_RESPONDING, DRAINED, DRAINING, UNKNOWN -> true;
            default -> false;
        };
    }

    private static Concern ofNodes(List<Node> nodes) {
        var state = nodes.getFirst().state().shown();
        var names = nodes.stream().map(Node::name).toList();
        String count = names.size() > 1 ? " (" + names.size() + " nodes)" : "";
        String why = nodes.getFirst().reason().map(Node.Reason::text).orElse("No reason given");
        return new Concern(
                state.ordinal(),
                Look.of(state),
                Hostlist.fold(names) + count,
                why,
                names.stream().map(name -> (Subject) new Subject.OfNode(name)).toList());
    }

    private static List<Concern> failedJobs(List<Job> jobs) {
        return jobs.stream()
                .filter(job -> job.state().phase() == JobState.Phase.FAILED)
                .sorted(Comparator.comparing((Job job) -> job.ended().orElse(java.time.Instant.EPOCH))
                        .reversed())
                .limit(MOST_JOBS)
                .map(job -> new Concern(
                        FAILED_JOB,
                        Look.of(job.state()),
                        job.id() + "  " + job.name(),
                        job.user() + " in " + job.partition() + why(job),
                        List.of(new Subject.OfJob(job.number()))))
                .toList();
    }

    private static String why(Job job) {
        String exit =
                job.exitStatus().isEmpty() || job.exitStatus().equals("0:0") ? "" : ", exit status " + job.exitStatus();
        boolean reasoned = !job.reason().isEmpty() && !job.reason().equals("None");
        return exit + (reasoned ? ", " + job.reason() : "");
    }
}
