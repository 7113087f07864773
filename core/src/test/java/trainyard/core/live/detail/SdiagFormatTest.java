package trainyard.core.live.detail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trainyard.core.live.Recording;

class SdiagFormatTest {
    @ParameterizedTest
    @ValueSource(strings = {"22.05", "24.11", "26.05"})
    void every_figure_is_kept_and_the_usual_ones_are_read(String version) {
        String text = new Recording(version).text("sdiag");
        SchedulerHealth health = SdiagFormat.read(text);
        long labels = text.lines()
                .takeWhile(line -> !line.startsWith("Remote"))
                .filter(line -> line.matches(".*:\\s*\\S.*"))
                .count();
        assertEquals(
                labels,
                health.sections().values().stream()
                        .mapToLong(figures -> figures.size())
                        .sum());
        assertTrue(health.since().orElseThrow().isBefore(health.at().orElseThrow()));
        assertTrue(health.serverThreads().getAsLong() > 0);
        assertEquals(OptionalLong.of(0), health.agentQueue());
        assertEquals(OptionalLong.of(0), health.databaseQueue());
        assertTrue(health.jobsSubmitted().getAsLong() >= health.jobsStarted().getAsLong());
        assertTrue(health.lastCycle().orElseThrow().compareTo(Duration.ofSeconds(1)) < 0);
        assertTrue(
                health.meanCycle().orElseThrow().compareTo(health.longestCycle().orElseThrow()) <= 0);
        assertTrue(
                health.backfillDepth().isPresent() && health.lastBackfillCycle().isPresent());
        assertFalse(health.byType().isEmpty());
        assertTrue(health.byUser().stream().anyMatch(rpc -> rpc.name().equals("alice") && rpc.number() == 2001));
        for (int i = 1; i < health.byType().size(); i++) {
            assertTrue(
                    health.byType().get(i - 1).count() >= health.byType().get(i).count());
        }
        assertEquals(
                text.lines().filter(line -> line.contains("ave_time:")).count(),
                health.byType().size() + health.byUser().size());
        assertEquals(List.of("No pending RPCs"), health.pending());
    }

    @Test
    void the_same_label_in_two_sections_is_two_figures() {
        SchedulerHealth health = SdiagFormat.read("""
                Server thread count:  3
                Main schedule statistics (microseconds):
                \tLast cycle:   2000000
                Backfilling stats
                \tLast cycle: 505
                \tLast cycle when: Mon Nov 23 17:35:44 2026 (1795455344)
                Latency for 1000 calls to gettimeofday(): 22 microseconds
                Remote Procedure Call statistics by message type
                \tREQUEST_NODE_INFO  ( 2007) count:15 ave_time:219 total_time:3293 queued:0 cycle_last:0 cycle_max:0 dropped:0
                Pending RPC statistics
                \tREQUEST_TERMINATE_JOB  ( 6011) count:3
                Pending RPCs
                \t 1: REQUEST_TERMINATE_JOB n[1-3]
                """);
        assertEquals(Duration.ofSeconds(2), health.lastCycle().orElseThrow());
        assertEquals(Duration.ofNanos(505_000), health.lastBackfillCycle().orElseThrow());
        assertEquals(1795455344L, health.lastBackfill().orElseThrow().getEpochSecond());
        assertEquals(
                new SchedulerHealth.Rpc("REQUEST_NODE_INFO", 2007, 15, 219, 3293),
                health.byType().getFirst());
        assertEquals(2, health.pending().size());
        assertEquals(OptionalLong.empty(), health.jobsFailed());
        assertEquals("22 microseconds", health.sections().get("").get("Latency for 1000 calls to gettimeofday()"));
    }
}
