package trainyard.app.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import trainyard.app.kit.Words;
import trainyard.app.samples.Samples;
import trainyard.core.live.Job;
import trainyard.core.live.Node;
import trainyard.core.live.Snapshot;
import trainyard.core.live.detail.GpuHolders;
import trainyard.core.slurm.JobState;
import trainyard.core.slurm.SlurmVersion;
import trainyard.core.slurm.Tres;

class GpuHoldingsTest {
    private final Node node = GpuCellTest.node("n1", "MIXED", 8, 3, "");
    private final GpuHoldings holdings = new GpuHoldings();

    private static Job job(long number, int gpus, long startedAt) {
        return new Job(
                Long.toString(number),
                number,
                "train",
                "ada",
                "a",
                "p",
                "normal",
                JobState.parse("RUNNING"),
                "",
                Optional.empty(),
                Optional.of(java.time.Instant.ofEpochSecond(startedAt)),
                Optional.empty(),
                Optional.empty(),
                1,
                1,
                gpus == 0 ? Tres.parse("cpu=1") : Tres.parse("cpu=1,gres/gpu=" + gpus),
                "n1",
                1,
                "0:0",
                "/");
    }

    private MapContent content(Job... jobs) {
        var snapshot =
                new Snapshot("c", SlurmVersion.V24_11, Samples.NOW, List.of(node), List.of(), List.of(jobs), List.of());
        return MapContent.of(new MapPlaces(), snapshot, Optional.empty(), Words.NONE, Optional.empty());
    }

    @Test
    void each_run_of_a_job_is_asked_about_once() {
        var one = content(job(1, 2, 10), job(2, 1, 10), job(3, 0, 10));
        var asked = holdings.unknown(one, List.of(node));
        assertEquals(List.of(1L, 2L), asked.stream().map(Job::number).toList());
        assertEquals(Set.of("n1"), GpuHoldings.nodesOf(asked));
        holdings.learn(asked, new GpuHolders(Map.of("n1", Map.of(4, 1L, 5, 1L, 0, 2L)), List.of()));
        assertEquals(List.of(), holdings.unknown(one, List.of(node)));
        assertEquals(Optional.of(Map.of(4, 1L, 5, 1L, 0, 2L)), holdings.on(node, one));

        var requeued = content(job(1, 2, 99), job(2, 1, 10));
        holdings.keep(requeued);
        assertEquals(
                List.of(1L),
                holdings.unknown(requeued, List.of(node)).stream()
                        .map(Job::number)
                        .toList());
        assertEquals(Optional.empty(), holdings.on(node, requeued));
    }

    @Test
    void indices_that_do_not_make_up_the_nodes_count_are_not_shown() {
        var one = content(job(1, 3, 10));
        holdings.learn(holdings.unknown(one, List.of(node)), new GpuHolders(Map.of("n1", Map.of(0, 1L)), List.of()));
        assertEquals(Optional.empty(), holdings.on(node, one));
    }

    @Test
    void a_view_never_asks_about_more_than_64_jobs_however_long_it_rests() {
        Job[] many = new Job[200];
        for (int i = 0; i < many.length; i++) {
            many[i] = job(i + 1, 1, 10);
        }
        var crowd = content(many);
        var asked = holdings.unknown(crowd, List.of(node));
        assertEquals(64, asked.size());
        holdings.learn(asked, new GpuHolders(Map.of(), List.of()));
        assertTrue(holdings.unknown(crowd, List.of(node)).isEmpty());
    }
}
