package trainyard.app.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import trainyard.app.samples.Samples;
import trainyard.core.live.Job;
import trainyard.core.live.Node;
import trainyard.core.live.Snapshot;
import trainyard.core.slurm.JobState;
import trainyard.core.slurm.Tres;

class NodeFilterTest {
    private final Snapshot cluster = Samples.cluster(12, 0);

    private static Job job(String id, long number, String state, String nodeList) {
        return new Job(
                id,
                number,
                "train",
                "ada",
                "research",
                "train",
                "normal",
                JobState.parse(state),
                "None",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                1,
                Tres.NONE,
                nodeList,
                1,
                "0:0",
                "/home");
    }

    private List<String> found(String words, Job... jobs) {
        var now = new Snapshot(
                cluster.cluster(),
                cluster.version(),
                cluster.takenAt(),
                cluster.nodes(),
                cluster.partitions(),
                List.of(jobs),
                List.of());
        return now.nodes().stream()
                .filter(NodeFilter.fields(() -> Optional.of(now)).apply(Words.of(words)))
                .map(Node::name)
                .toList();
    }

    @Test
    void a_job_finds_the_nodes_on_which_it_runs() {
        var runs = job("1234", 1234, "RUNNING", "gpu-[002-003]");
        var other = job("12345", 12345, "RUNNING", "gpu-004");
        assertEquals(List.of("gpu-002", "gpu-003"), found("job:1234", runs, other));
        assertEquals(List.of("gpu-002", "gpu-003", "gpu-004"), found("job:1234,12345", runs, other));
        assertEquals(List.of("gpu-003"), found("job:1234 node:gpu-[003-009]", runs, other));
        assertEquals(List.of(), found("job:123", runs, other));
    }

    @Test
    void a_job_that_has_ended_or_waits_has_no_nodes() {
        assertEquals(List.of(), found("job:7", job("7", 7, "COMPLETED", "gpu-002")));
        assertEquals(List.of(), found("job:8", job("8_[1-4]", 8, "PENDING", "")));
    }

    @Test
    void an_array_finds_the_nodes_of_all_its_tasks_and_a_task_its_own() {
        Job[] tasks = {
            job("1234_5", 1240, "RUNNING", "gpu-005"),
            job("1234_55", 1234, "RUNNING", "gpu-006"),
            job("1300+1", 1301, "COMPLETING", "gpu-007")
        };
        assertEquals(List.of("gpu-005", "gpu-006"), found("job:1234", tasks));
        assertEquals(List.of("gpu-005"), found("job:1234_5", tasks));
        assertEquals(List.of("gpu-005"), found("job:1240", tasks));
        assertEquals(List.of("gpu-007"), found("job:1300", tasks));
    }

    @Test
    void free_counts_the_gpus_that_a_job_could_have_at_once() {
        var some = found("free:1");
        assertEquals(
                cluster.nodes().stream()
                        .filter(node -> node.state().isUsable() && node.allocatedGpus() < 8)
                        .map(Node::name)
                        .toList(),
                some);
        assertEquals(
                cluster.nodes().stream()
                        .filter(node -> node.state().isUsable() && node.allocatedGpus() == 0)
                        .map(Node::name)
                        .toList(),
                found("free:8"));
        assertEquals(List.of(), found("free:9"));
    }
}
