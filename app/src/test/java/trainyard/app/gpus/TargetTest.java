package trainyard.app.gpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import trainyard.app.kit.Subject;
import trainyard.app.samples.GpuSamples;
import trainyard.app.samples.Samples;
import trainyard.core.live.Job;
import trainyard.core.live.Snapshot;

class TargetTest {
    private final Snapshot snapshot = Samples.cluster(8, 40);

    @Test
    void nodes_are_themselves() {
        assertEquals("gpu-002", Target.of(new Subject.OfNode("gpu-002"), snapshot));
        assertEquals("gpu-[002-003]", Target.of(new Subject.OfNodes(List.of("gpu-002", "gpu-003")), snapshot));
    }

    @Test
    void a_job_is_the_nodes_that_it_runs_on_and_one_that_ended_none() {
        Job running = GpuSamples.holder(snapshot);
        assertEquals(running.nodeList(), Target.of(new Subject.OfJob(running.number()), snapshot));
        Job ended = snapshot.jobs().stream()
                .filter(job -> job.state().isFinished())
                .findFirst()
                .orElseThrow();
        assertEquals("", Target.of(new Subject.OfJob(ended.number()), snapshot));
    }

    @Test
    void a_partition_is_its_nodes() {
        assertEquals("gpu-[001-002]", Target.of(new Subject.OfPartition("train"), snapshot));
    }
}
