package trainyard.core.live.past;

import java.time.Instant;
import java.util.Optional;
import trainyard.core.live.Node;
import trainyard.core.slurm.NodeState;
import trainyard.core.slurm.NodeState.Shown;

/**
 * A node that was seen in one state, and in another by the next snapshot. What happened in between is not known.
 *
 * @param at when the other state was seen
 * @param reason why it is away, where it is
 */
public record NodeChange(Instant at, String node, NodeState from, NodeState to, Optional<Node.Reason> reason) {
    /** Empty where nothing changed but what jobs do: idle, mixed, allocated and planned are all in service. */
    static Optional<NodeChange> between(Node before, Node after, Instant at) {
        return service(before.state().shown()) == service(after.state().shown())
                ? Optional.empty()
                : Optional.of(new NodeChange(at, after.name(), before.state(), after.state(), after.reason()));
    }

    private static Shown service(Shown state) {
        return switch (state) {
            case IDLE, MIXED, ALLOCATED, PLANNED -> Shown.IDLE;
            default -> state;
        };
    }
}
