package trainyard.core.metrics;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import trainyard.core.live.Job;
import trainyard.core.live.Node;
import trainyard.core.live.Snapshot;
import trainyard.core.slurm.Gres;
import trainyard.core.slurm.JobState;
import trainyard.core.slurm.NodeState;
import trainyard.core.slurm.SlurmVersion;
import trainyard.core.slurm.Tres;

/** Nodes and jobs for tests of what is joined with GPUs. */
final class Fleet {
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private Fleet() {}

    static Snapshot snapshot(List<Node> nodes, List<Job> jobs) {
        return new Snapshot("c", new SlurmVersion(24, 11, 5), NOON, nodes, List.of(), jobs, List.of());
    }

    /** @param counted whether Slurm counts GPUs in TRES */
    static Node node(String name, int gpus, int allocated, boolean counted) {
        return node(
                name,
                "gpu:h100:" + gpus,
                counted ? "cpu=64,gres/gpu=" + gpus : "cpu=64",
                counted && allocated > 0 ? "cpu=8,gres/gpu=" + allocated : "");
    }

    static Node node(String name, String gres, String configured, String allocated) {
        return new Node(
                name,
                name,
                NodeState.parse("MIXED"),
                64,
                8,
                1,
                1000,
                0,
                -1,
                Gres.parseList(gres),
                Tres.parse(configured),
                Tres.parse(allocated),
                List.of("p"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "24.11.5",
                "");
    }

    static Job job(long number, String user, String nodes, String tres) {
        return new Job(
                Long.toString(number),
                number,
                "train",
                user,
                "a",
                "p",
                "q",
                JobState.parse("RUNNING"),
                "",
                Optional.of(NOON),
                Optional.of(NOON),
                Optional.empty(),
                Optional.empty(),
                1,
                8,
                Tres.parse(tres),
                nodes,
                1,
                "0:0",
                "/home");
    }
}
