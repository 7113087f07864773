package trainyard.app.kit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import trainyard.core.live.Node;
import trainyard.core.live.Snapshot;

/** What finds nodes, in the table as on the map. */
public final class NodeFilter {
    private NodeFilter() {}

    /** @param now what is known of the cluster when words are looked for */
    public static RowFilter<Node> fields(Supplier<Optional<Snapshot>> now) {
        return new RowFilter<Node>()
                .hosts("node", Node::name)
                .whole("state", node -> node.state().shown().word())
                .part("flag", node -> flags(node.state().text()))
                .part("partition", node -> String.join(" ", node.partitions()))
                .part("feature", node -> String.join(" ", node.features()))
                .part("gpu", node -> node.gpuType().orElse(""))
                .least("free", NodeFilter::freeGpus)
                .found("job", id -> onNodesOf(id, now.get()))
                .part("reason", node -> node.reason().map(Node.Reason::text).orElse(""))
                .part("by", node -> node.reason().map(Node.Reason::user).orElse(""));
    }

    /** GPUs that a job could have at once. */
    private static int freeGpus(Node node) {
        return node.state().isUsable() ? node.gpus() - node.allocatedGpus() : 0;
    }

    private static Predicate<Node> onNodesOf(String job, Optional<Snapshot> now) {
        Set<String> names = JobNodes.of(job, now.map(Snapshot::jobs).orElse(List.of()));
        return node -> names.contains(node.name());
    }

    /** The flags alone: IDLE+DRAIN is drained, and no idle node. */
    private static String flags(String state) {
        return state.indexOf('+') < 0 ? "" : state.substring(state.indexOf('+') + 1);
    }
}
