package trainyard.app.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import trainyard.app.kit.Words;
import trainyard.app.samples.Samples;
import trainyard.core.live.Job;
import trainyard.core.live.Snapshot;
import trainyard.core.slurm.JobState;
import trainyard.core.slurm.Tres;

class GpuTypesTest {
    /** Its nodes, gpu-001 to gpu-012, have h100. */
    private final Snapshot cluster = Samples.cluster(12, 0);

    private static Job job(long number, String tres, String nodeList) {
        return new Job(
                Long.toString(number),
                number,
                "train",
                "ada",
                "research",
                "train",
                "normal",
                JobState.parse(nodeList.isEmpty() ? "PENDING" : "RUNNING"),
                "None",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                1,
                Tres.parse(tres),
                nodeList,
                1,
                "0:0",
                "/home");
    }

    private List<Long> found(String words, Job... jobs) {
        return List.of(jobs).stream()
                .filter(JobColumns.filter(() -> Optional.of(cluster)).apply(Words.of(words)))
                .map(Job::number)
                .toList();
    }

    @Test
    void a_tracked_type_is_what_the_job_has_or_wants() {
        var jobs = new Job[] {
            job(1, "cpu=1,gres/gpu=4,gres/gpu:h100=4", ""), job(2, "cpu=1,gres/gpu=4,gres/gpu:a100=4", "gpu-001")
        };
        assertEquals(List.of(1L), found("gpu:H100", jobs));
        assertEquals(List.of(2L), found("gpu:a100", jobs));
    }

    @Test
    void where_types_are_not_tracked_a_running_job_has_those_of_its_nodes() {
        var jobs = new Job[] {
            job(1, "cpu=1,gres/gpu=4", "gpu-[001-002]"),
            job(2, "cpu=1,gres/gpu=4", "gpu-003"),
            job(3, "cpu=1,gres/gpu=4", "elsewhere"),
            job(4, "cpu=1,gres/gpu=4", ""),
            job(5, "cpu=1", "gpu-001")
        };
        assertEquals(List.of(1L, 2L), found("gpu:h100", jobs));
    }

    @Test
    void gpus_counts_them() {
        assertEquals(List.of(2L), found("gpus:4", job(1, "cpu=1,gres/gpu=3", ""), job(2, "cpu=1,gres/gpu=4", "")));
    }
}
