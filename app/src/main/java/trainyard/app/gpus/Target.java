package trainyard.app.gpus;

import java.util.List;
import trainyard.app.kit.Subject;
import trainyard.core.live.Node;
import trainyard.core.live.Snapshot;
import trainyard.core.slurm.Hostlist;

/** The nodes of what is selected in the window. */
final class Target {
    private Target() {}

    /** A hostlist; empty where what is selected has no nodes. */
    static String of(Subject subject, Snapshot snapshot) {
        return switch (subject) {
            case Subject.OfNode(var name) -> name;
            case Subject.OfNodes(var names) -> Hostlist.fold(names);
            case Subject.OfJob(var number) ->
                snapshot.jobs().stream()
                        .filter(job -> job.number() == number && job.state().isActive())
                        .findFirst()
                        .map(job -> job.nodeList())
                        .orElse("");
            case Subject.OfPartition(var name) -> Hostlist.fold(in(name, snapshot));
        };
    }

    private static List<String> in(String partition, Snapshot snapshot) {
        return snapshot.nodes().stream()
                .filter(node -> node.gpus() > 0 && node.partitions().contains(partition))
                .map(Node::name)
                .toList();
    }
}
