package trainyard.app.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static trainyard.app.diagnosis.SampleFailures.NOW;
import static trainyard.app.diagnosis.SampleFailures.row;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import trainyard.app.diagnosis.FailurePatterns.Kind;
import trainyard.app.diagnosis.FailurePatterns.Pattern;
import trainyard.core.diagnose.Blamed;
import trainyard.core.diagnose.Confidence;
import trainyard.core.live.detail.PastRow;
import trainyard.core.slurm.Hostlist;

class FailurePatternsTest {
    private final List<PastRow> ended = new ArrayList<>();

    private void add(int count, String user, String state, String nodes) {
        for (int i = 0; i < count; i++) {
            ended.add(row(1_000 + ended.size(), user, state, nodes, NOW));
        }
    }

    private List<Pattern> found() {
        return FailurePatterns.of(ended, Map.of());
    }

    @Test
    void a_node_whose_jobs_fail_more_often_than_others_is_told() {
        add(6, "ada", "FAILED", "gpu-017");
        add(2, "ada", "COMPLETED", "gpu-017");
        for (int i = 1; i <= 50; i++) {
            add(2, "ada", "COMPLETED", "gpu-%03d".formatted(i + 100));
        }
        add(3, "ada", "FAILED", "gpu-[101-103]");
        Pattern first = found().getFirst();
        assertEquals(Kind.NODE, first.kind());
        assertEquals("gpu-017: 6 of 9 failures", first.title());
        assertEquals("node:gpu-017", first.filter());
        assertEquals("6 of the 8 jobs that ended on gpu-017 failed; of the 103 others 3.", first.sentence());
    }

    @Test
    void a_node_that_runs_most_jobs_has_most_failures_and_that_is_ordinary() {
        add(9, "ada", "FAILED", "gpu-001");
        add(81, "ada", "COMPLETED", "gpu-001");
        add(1, "ada", "FAILED", "gpu-002");
        add(9, "ada", "COMPLETED", "gpu-002");
        assertEquals(List.of(), found());
    }

    @Test
    void two_failures_are_no_pattern() {
        add(2, "ada", "FAILED", "gpu-017");
        add(200, "ada", "COMPLETED", "gpu-001");
        assertEquals(List.of(), found());
    }

    @Test
    void where_all_jobs_fail_no_node_stands_out() {
        add(5, "ada", "FAILED", "gpu-001");
        add(5, "grace", "FAILED", "gpu-002");
        assertEquals(List.of(), found());
    }

    @Test
    void the_nodes_of_one_large_job_that_failed_again_and_again_are_one_pattern() {
        add(4, "ada", "NODE_FAIL", "gpu-[001-064]");
        add(100, "ada", "COMPLETED", "gpu-100");
        var nodes = found().stream().filter(one -> one.kind() == Kind.NODE).toList();
        assertEquals(List.of("gpu-[001-064]"), nodes.stream().map(Pattern::name).toList());
    }

    @Test
    void a_user_and_an_hour_are_told_as_well() {
        Instant night = NOW.minus(Duration.ofHours(8));
        for (int i = 0; i < 6; i++) {
            ended.add(row(i, "barbara", "FAILED", "gpu-%03d".formatted(i), night.plusSeconds(i)));
        }
        for (int i = 0; i < 80; i++) {
            ended.add(row(100 + i, "ada", "COMPLETED", "gpu-%03d".formatted(i), NOW.minusSeconds(i)));
        }
        assertEquals(
                List.of(Kind.HOUR, Kind.USER),
                found().stream()
                        .map(Pattern::kind)
                        .sorted(java.util.Comparator.reverseOrder())
                        .toList());
        assertTrue(found().stream().anyMatch(one -> one.filter().equals("user=barbara")));
    }

    @Test
    void within_an_hour_no_hour_is_told() {
        add(6, "ada", "FAILED", "gpu-017");
        add(100, "ada", "COMPLETED", "gpu-001");
        assertTrue(found().stream().noneMatch(one -> one.kind() == Kind.HOUR));
    }

    @Test
    void a_thing_blamed_twice_and_a_cause_of_most_are_told_and_the_unknown_is_none() {
        var verdicts = new HashMap<PastRow, Verdict>();
        var gpu = new Blamed(Blamed.Kind.GPU, "0000:c1:00.0");
        var rank = new Blamed(Blamed.Kind.RANK, "3");
        var node = new Blamed(Blamed.Kind.NODE, "gpu-017");
        for (int i = 0; i < 5; i++) {
            PastRow row = row(i, "ada", "FAILED", "gpu-00" + i, NOW);
            ended.add(row);
            verdicts.put(
                    row,
                    i < 3
                            ? new Verdict(
                                    "gpu-fell-off-bus",
                                    "A GPU fell off the bus",
                                    Confidence.CONFIRMED,
                                    i < 2 ? List.of(node, gpu, rank) : List.of(gpu, rank))
                            : new Verdict("unknown", "The cause is not known", Confidence.UNKNOWN, List.of()));
        }
        var found = FailurePatterns.of(ended, verdicts);
        assertEquals(
                List.of("A GPU fell off the bus: 3 of 5 failures", "gpu-017 0000:c1:00.0: 2 of 5 failures"),
                found.stream().map(Pattern::title).toList());
        assertEquals("blamed:gpu-017 blamed:0000:c1:00.0", found.getLast().filter());
    }

    @Test
    void ten_thousand_jobs_are_looked_through_without_delay() {
        for (int i = 0; i < 10_000; i++) {
            ended.add(row(i, "u" + i % 50, i % 20 == 0 ? "FAILED" : "COMPLETED", "gpu-[001-016]", NOW));
        }
        long start = System.nanoTime();
        assertEquals(16, Hostlist.expand("gpu-[001-016]").size());
        found();
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 5);
    }
}
