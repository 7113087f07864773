package trainyard.app.samples;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import trainyard.core.live.Job;
import trainyard.core.live.LiveView;
import trainyard.core.live.Node;
import trainyard.core.live.Snapshot;
import trainyard.core.live.past.ClusterPast;
import trainyard.core.slurm.NodeState;
import trainyard.core.slurm.Tres;

/** Some hours that a cluster could have had before it came to be as its snapshot is, with a time when nobody looked. */
public final class SamplePast {
    private static final int MINUTES = 160;
    private static final Duration EVERY = Duration.ofMinutes(1);

    private SamplePast() {}

    public static void into(ClusterPast past, Snapshot present) {
        var random = new Random(11);
        double share = 0.5;
        for (int minute = MINUTES; minute > 0; minute--) {
            share = Math.clamp(share + (random.nextDouble() - 0.48) * 0.06, 0.2, 0.98);
            boolean looked = minute < 70 || minute > 95;
            if (looked) {
                past.see(seen(
                        earlier(present, present.takenAt().minus(EVERY.multipliedBy(minute)), share, minute < 40)));
            }
        }
        past.see(seen(present));
    }

    private static LiveView seen(Snapshot snapshot) {
        return new LiveView(Optional.of(snapshot), Optional.empty(), Duration.ofMillis(400), EVERY);
    }

    private static Snapshot earlier(Snapshot present, Instant at, double share, boolean broken) {
        List<Node> nodes = present.nodes();
        var then = new java.util.ArrayList<Node>();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            boolean stays = broken && !node.state().isUsable();
            then.add(stays ? node : as(node, i % 97 < share * 97 ? "ALLOCATED" : i % 5 == 0 ? "MIXED" : "IDLE"));
        }
        List<Job> jobs = present.jobs().subList(0, (int) (present.jobs().size() * (0.3 + share * 0.7)));
        return new Snapshot(
                present.cluster(), present.version(), at, then, present.partitions(), jobs, present.unreadable());
    }

    private static Node as(Node node, String state) {
        int busy = state.equals("ALLOCATED") ? node.gpus() : state.equals("MIXED") ? node.gpus() / 2 : 0;
        return new Node(
                node.name(),
                node.address(),
                NodeState.parse(state),
                node.cpus(),
                node.cpus() * busy / Math.max(1, node.gpus()),
                node.load(),
                node.memoryMb(),
                node.allocatedMemoryMb(),
                node.freeMemoryMb(),
                node.gres(),
                node.configured(),
                Tres.parse("gres/gpu=" + busy),
                node.partitions(),
                node.features(),
                Optional.empty(),
                node.bootTime(),
                node.slurmdStartTime(),
                node.version(),
                node.record());
    }
}
