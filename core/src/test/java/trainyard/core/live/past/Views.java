package trainyard.core.live.past;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import trainyard.core.live.LiveView;
import trainyard.core.live.Node;
import trainyard.core.live.Snapshot;
import trainyard.core.slurm.NodeState;
import trainyard.core.slurm.SlurmVersion;
import trainyard.core.slurm.Tres;

/** Views of a cluster whose nodes n1, n2, ... are in the states that a test wants. */
final class Views {
    static final Instant BEGIN = Instant.parse("2026-05-04T10:32:00Z");
    static final Duration QUICK = Duration.ofMillis(300);

    private Views() {}

    static LiveView view(Instant at, Duration took, String... states) {
        var nodes = new ArrayList<Node>();
        for (String state : states) {
            nodes.add(node("n" + (nodes.size() + 1), state));
        }
        var snapshot = new Snapshot("test", SlurmVersion.V24_11, at, nodes, List.of(), List.of(), List.of());
        return new LiveView(Optional.of(snapshot), Optional.empty(), took, Duration.ofSeconds(5));
    }

    /** The same data, and a refresh that failed. */
    static LiveView failing(LiveView view, Instant since) {
        var trouble = new LiveView.Trouble("slurmctld does not answer.", since, Optional.empty());
        return new LiveView(view.snapshot(), Optional.of(trouble), view.refreshTook(), view.interval());
    }

    private static Node node(String name, String state) {
        Optional<Node.Reason> reason = state.contains("DRAIN")
                ? Optional.of(new Node.Reason("fan", "bob", Optional.empty()))
                : Optional.empty();
        return new Node(
                name,
                name,
                NodeState.parse(state),
                8,
                0,
                0,
                1000,
                0,
                1000,
                List.of(),
                Tres.parse("cpu=8,gres/gpu=4"),
                Tres.NONE,
                List.of(),
                List.of(),
                reason,
                Optional.empty(),
                Optional.empty(),
                "24.11.5",
                "NodeName=" + name);
    }
}
