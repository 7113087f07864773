package trainyard.app.inspect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import trainyard.app.kit.Look;
import trainyard.app.kit.Subject;
import trainyard.core.live.Job;
import trainyard.core.live.Node;
import trainyard.core.live.PartitionUse;
import trainyard.core.live.Snapshot;
import trainyard.core.metrics.GpuSample;
import trainyard.core.slurm.Hostlist;

/**
 * Makes the card of a subject from a snapshot. Looks through all jobs, so it belongs in the background.
 *
 * @param reminders until when the user wanted a node drained
 */
record Cards(Function<String, List<String>> pciAddresses, Function<String, Optional<Instant>> reminders) {
    private static final int MOST_LINKS = 24;

    /**
     * Empty when the cluster no longer knows the subject.
     *
     * @param gpus what was read of GPUs last
     */
    Optional<Card> card(Subject subject, Snapshot snapshot, Optional<GpuSample> gpus, Instant now) {
        return switch (subject) {
            case Subject.OfNode(var name) ->
                snapshot.nodes().stream()
                        .filter(node -> node.name().equals(name))
                        .findFirst()
                        .map(node -> node(node, snapshot, gpus, now));
            case Subject.OfNodes(var names) -> nodes(Set.copyOf(names), snapshot);
            case Subject.OfJob(var number) ->
                snapshot.jobs().stream()
                        .filter(job -> job.number() == number)
                        .findFirst()
                        .map(job -> job(job, now));
            case Subject.OfPartition(var name) ->
                PartitionUse.of(snapshot).stream()
                        .filter(use -> use.name().equals(name))
                        .findFirst()
                        .map(use -> new Card("Partition", name, List.of(), PartitionFacts.of(use), Links.NONE));
        };
    }

    private Card node(Node node, Snapshot snapshot, Optional<GpuSample> gpus, Instant now) {
        var jobs = snapshot.jobs().stream()
                .filter(job -> job.state().isActive() && runsOn(job, node.name()))
                .toList();
        return new Card(
                "Node",
                node.name(),
                List.of(Look.of(node.state().shown())),
                NodeFacts.of(
                        node,
                        pciAddresses.apply(node.name()),
                        reminders.apply(node.name()),
                        gpus.flatMap(sample -> GpuFacts.of(node.name(), sample, now)),
                        now),
                jobLinks("Jobs here", jobs));
    }

    private static Optional<Card> nodes(Set<String> names, Snapshot snapshot) {
        var nodes = snapshot.nodes().stream()
                .filter(node -> names.contains(node.name()))
                .toList();
        if (nodes.isEmpty()) {
            return Optional.empty();
        }
        var jobs = snapshot.jobs().stream()
                .filter(job -> job.state().isActive()
                        && Hostlist.expand(job.nodeList()).stream().anyMatch(names::contains))
                .toList();
        var title = Hostlist.fold(nodes.stream().map(Node::name).toList());
        return Optional.of(new Card("Nodes", title, List.of(), NodesFacts.of(nodes), jobLinks("Jobs on them", jobs)));
    }

    private static Links jobLinks(String title, List<Job> jobs) {
        var links = jobs.stream()
                .limit(MOST_LINKS)
                .map(job -> new Links.Link(
                        job.id() + "  " + job.name() + ", " + job.user(), new Subject.OfJob(job.number())))
                .toList();
        return new Links(title, jobs.size(), links);
    }

    private static Card job(Job job, Instant now) {
        var nodes = Hostlist.expand(job.nodeList());
        var links = nodes.stream()
                .limit(MOST_LINKS)
                .map(name -> new Links.Link(name, new Subject.OfNode(name)))
                .toList();
        return new Card(
                "Job",
                job.id(),
                List.of(Look.of(job.state())),
                JobFacts.of(job, now),
                new Links("Nodes", nodes.size(), links));
    }

    private static boolean runsOn(Job job, String node) {
        // Unfolding is dear; most jobs fail this glance at the name's first letters.
        return !job.nodeList().isEmpty()
                && job.nodeList().charAt(0) == node.charAt(0)
                && Hostlist.expand(job.nodeList()).contains(node);
    }
}
