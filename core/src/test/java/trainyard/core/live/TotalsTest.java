package trainyard.core.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trainyard.core.live.Attention.Severity;
import trainyard.core.live.Attention.Target;
import trainyard.core.slurm.NodeState.Shown;

/** Totals, and what needs attention, of clusters given as Slurm's text. */
class TotalsTest {
    private static final Instant NOW = Instant.ofEpochSecond(1795474960);

    private final ScriptedShell shell = ScriptedShell.of(new Recording("22.05"));

    private Snapshot snapshot() throws Exception {
        try (var poller = new Poller(shell, Clock.fixed(NOW, ZoneOffset.UTC), Pace.GENTLE)) {
            return poller.once();
        }
    }

    private List<Attention> attention() throws Exception {
        return Attentions.in(snapshot(), Duration.ofMinutes(10));
    }

    private static String job(int number, String state, String reason, long ended) {
        return number + "|" + number + "|gpu|alice|ml|normal|" + state + "|" + reason + "|1795474000|1795474001|"
                + ended + "|5:00|1|1|cpu=1||1|0:0|/home|name|\n";
    }

    @Test
    void the_recorded_cluster_in_numbers() throws Exception {
        Totals totals = Totals.of(snapshot());
        assertEquals(2, totals.nodes());
        assertEquals(Map.of(Shown.ALLOCATED, 1, Shown.DRAINING, 1), totals.nodesByState());
        // Four on the draining node, where no job has any and none can get one.
        assertEquals(new Totals.Gpus(8, 3, 4), totals.gpus());
        assertEquals(1, totals.gpus().idle());
        assertEquals(11, totals.jobs());
        assertEquals(Map.of("PENDING", 6, "RUNNING", 4, "FAILED", 1), totals.jobsByState());
        assertEquals(List.of("gpu", "debug"), totals.partitions());
    }

    @Test
    void the_recorded_partitions_in_numbers() throws Exception {
        PartitionUse gpu = PartitionUse.of(snapshot()).getFirst();
        assertEquals("gpu", gpu.name());
        assertEquals(2, gpu.nodes());
        assertEquals(1, gpu.usableNodes());
        assertEquals(8, gpu.gpus());
        assertEquals(3, gpu.busyGpus());
        assertEquals(3.0 / 8, gpu.share());
    }

    @Test
    void a_job_that_may_start_in_two_partitions_waits_in_both() throws Exception {
        shell.answer("jobs", job(1, "PENDING", "Resources", 0).replace("|gpu|", "|gpu,debug|"));
        assertEquals(
                List.of(1, 1),
                PartitionUse.of(snapshot()).stream().map(PartitionUse::waiting).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"DOWN", "IDLE+DRAIN", "MIXED+DRAIN", "IDLE+NOT_RESPONDING", "IDLE+MAINTENANCE", "WHAT"})
    void gpus_of_a_node_that_takes_no_jobs_are_down_unless_a_job_has_them(String state) throws Exception {
        shell.answer("nodes", "NodeName=n1 State=" + state + " CfgTRES=cpu=2,gres/gpu=4 AllocTRES=cpu=1,gres/gpu=1\n");
        assertEquals(new Totals.Gpus(4, 1, 3), Totals.of(snapshot()).gpus());
    }

    @Test
    void gpus_count_where_they_are_not_tracked() throws Exception {
        shell.answer("nodes", "NodeName=n1 State=IDLE Gres=gpu:a100:4,gpu:h100:2(S:0),shard:8 CfgTRES=cpu=2\n");
        assertEquals(new Totals.Gpus(6, 0, 0), Totals.of(snapshot()).gpus());
    }

    @Test
    void a_well_cluster_needs_no_attention() throws Exception {
        shell.answer("nodes", "NodeName=n1 State=IDLE\nNodeName=n2 State=MIXED+PLANNED\n")
                .answer("jobs", job(1, "RUNNING", "None", 1795475000) + job(2, "PENDING", "Resources", 0));
        assertEquals(List.of(), attention());
    }

    @Test
    void nodes_with_the_same_trouble_are_one_entry_worst_first() throws Exception {
        shell.answer("jobs", "").answer("nodes", """
                        NodeName=n1 State=IDLE+DRAIN Reason=fan [bob@1795474904]
                        NodeName=n2 State=DOWN+NOT_RESPONDING Reason=Not responding [slurm@1795474800]
                        NodeName=n3 State=DOWN+NOT_RESPONDING Reason=Not responding [slurm@1795474700]
                        NodeName=n4 State=IDLE+MAINTENANCE
                        """);
        assertEquals(
                List.of(
                        new Attention(
                                Severity.CRITICAL,
                                "2 nodes down",
                                "Not responding (slurm)",
                                new Target.Nodes(List.of("n2", "n3")),
                                Optional.of(Instant.ofEpochSecond(1795474700))),
                        new Attention(
                                Severity.WARNING,
                                "1 node drained",
                                "fan (bob)",
                                new Target.Nodes(List.of("n1")),
                                Optional.of(Instant.ofEpochSecond(1795474904))),
                        new Attention(
                                Severity.NOTICE,
                                "1 node maintenance",
                                "",
                                new Target.Nodes(List.of("n4")),
                                Optional.empty())),
                attention());
    }

    @Test
    void jobs_that_failed_of_late_or_wait_for_an_admin() throws Exception {
        long recently = NOW.getEpochSecond() - 60;
        shell.answer("nodes", "NodeName=n1 State=IDLE\n")
                .answer(
                        "jobs",
                        job(1, "FAILED", "NonZeroExitCode", recently)
                                + job(2, "FAILED", "NonZeroExitCode", recently - 3600)
                                + job(3, "NODE_FAIL", "NodeDown", recently)
                                + job(4, "TIMEOUT", "TimeLimit", recently)
                                + job(5, "PENDING", "launch_failed_requeued_held", 0)
                                + job(6, "PENDING", "ReqNodeNotAvail, UnavailableNodes:n[1-2]", 0)
                                + job(7, "PENDING", "Priority", 0)
                                + job(8, "COMPLETED", "None", recently));
        assertEquals(
                List.of(
                        "CRITICAL 1 job ended NODE_FAIL [3]",
                        "WARNING 1 job ended FAILED [1]",
                        "WARNING 1 job waits for an admin [5]",
                        "WARNING 1 job waits for an admin [6]",
                        "NOTICE 1 job ended TIMEOUT [4]"),
                attention().stream()
                        .map(entry -> entry.severity() + " " + entry.title() + " "
                                + (entry.target() instanceof Target.Jobs(var numbers) ? numbers : ""))
                        .toList());
    }

    @Test
    void partitions_that_are_not_up_and_answers_that_could_not_be_read() throws Exception {
        shell.answer("nodes", "NodeName=n1 State=IDLE\n")
                .answer("jobs", "motd\n")
                .answer("partitions", "PartitionName=p State=DOWN\nPartitionName=q State=UP\n");
        assertEquals(
                List.of("partition p is down", "1 row of Slurm's answers could not be read"),
                attention().stream().map(Attention::title).toList());
    }
}
