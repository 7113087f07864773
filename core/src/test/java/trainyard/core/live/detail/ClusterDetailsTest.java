package trainyard.core.live.detail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trainyard.core.live.Job;
import trainyard.core.remote.RemoteException;
import trainyard.core.slurm.JobState;
import trainyard.core.slurm.Tres;

/** What a cluster lacks is a sentence; what fails is said with what to do. Slurm's messages are those recorded. */
class ClusterDetailsTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final AnswersShell shell = new AnswersShell();
    private final ClusterDetails details = new ClusterDetails(shell, ZoneOffset.UTC);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void accounting_that_is_off_is_said_to_be() throws Exception {
        shell.fail(
                        "sacctmgr",
                        "You are not running a supported accounting_storage plugin\n"
                                + "Only 'accounting_storage/slurmdbd' is supported.\n")
                .fail("sacct", "Slurm accounting storage is disabled\n")
                .on("ping", bytes("Slurmctld(primary) at controller is UP\n"));
        assertTrue(details.pastJob("1").missing().startsWith("Accounting is off"));
        assertTrue(details.finished(NOON.minusSeconds(60), NOON).missing().startsWith("Accounting is off"));
        assertTrue(details.qos().missing().startsWith("Accounting is off"));
        assertTrue(details.nodeEvents("n1", NOON).missing().startsWith("Accounting is off"));
        assertTrue(details.associations("root").missing().startsWith("Accounting is off"));
        assertEquals(
                List.of("slurmctld"),
                details.daemons().stream().map(Daemon::name).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"slurm_persist_conn_open_without_init", "_open_persist_conn"})
    void a_slurmdbd_that_does_not_answer_is_said_to_be_down(String function) throws Exception {
        String refused = ": error: " + function + ": failed to open persistent connection to host:localhost:6819:"
                + " Connection refused\n";
        shell.fail("sacctmgr", "sacctmgr" + refused)
                .fail("sacct", "sacct" + refused)
                .on("ping", bytes("Slurmctld(primary) at controller is UP\n"));
        assertTrue(details.pastJob("1").missing().startsWith("slurmdbd does not answer"));
        assertTrue(details.qos().missing().startsWith("slurmdbd does not answer"));
        Daemon database = details.daemons().getLast();
        assertEquals("slurmdbd", database.name());
        assertTrue(!database.isUp() && database.detail().contains("systemctl status slurmdbd"), database.toString());
    }

    @Test
    void a_slurmctld_that_is_down_is_an_answer_where_ping_tells_it_and_a_failure_elsewhere() throws Exception {
        shell.answer("ping", 1, "Slurmctld(primary) at controller is DOWN\n", "")
                .on("sacctmgr", bytes("lab|controller|6817\n"))
                .fail("sdiag", "slurm_get_statistics: Unable to contact slurm controller (connect failure)\n");
        assertEquals(
                List.of(false, true),
                details.daemons().stream().map(Daemon::isUp).toList());
        var failed = assertThrows(RemoteException.class, details::scheduler);
        assertTrue(failed.problem().sentence().startsWith("slurmctld does not answer admin@controller"));
    }

    private static Job running(long number, String nodeList, int gpus) {
        return new Job(
                Long.toString(number),
                number,
                "x",
                "alice",
                "a",
                "gpu",
                "normal",
                JobState.parse("RUNNING"),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                1,
                Tres.parse("cpu=1,gres/gpu=" + gpus),
                nodeList,
                1,
                "0:0",
                "/tmp");
    }

    private static String detail(long number, String node, String index) {
        return "JobId=" + number + " JobName=x UserId=a(1) GroupId=a(1) JobState=RUNNING NodeList=" + node
                + " JOB_GRES=gpu:1 Nodes=" + node + " CPU_IDs=0 Mem=1 GRES=gpu:1(IDX:" + index + ") MinCPUsNode=1\n";
    }

    @Test
    void only_jobs_with_gpus_on_the_nodes_are_asked_for() throws Exception {
        shell.on("show job 1", bytes(detail(1, "n[1-2]", "3")))
                .answer("show job 2", 1, "", "slurm_load_jobs error: Invalid job id specified\n");
        var jobs = List.of(running(1, "n[1-2]", 2), running(2, "n1", 1), running(3, "n3", 1), running(4, "n1", 0));
        GpuHolders holders = details.gpuHolders(jobs, Set.of("n1"));
        assertEquals(new GpuHolders(Map.of("n1", Map.of(3, 1L)), List.of()), holders);
        assertEquals(2, shell.asked().size());
    }

    @Test
    void what_is_asked_for_gpus_is_bounded() throws Exception {
        shell.on("show job", bytes(detail(1, "n1", "0")));
        var jobs = LongStream.rangeClosed(1, ClusterDetails.MOST_JOBS + 3)
                .mapToObj(number -> running(number, "n1", 1))
                .toList();
        GpuHolders holders = details.gpuHolders(jobs, Set.of("n1"));
        assertEquals(List.of(65L, 66L, 67L), holders.notAsked());
        assertEquals(ClusterDetails.MOST_JOBS, shell.asked().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "--help", "1;reboot", "1_[2-3]", "1,2"})
    void what_is_no_job_id_is_never_asked(String id) {
        assertThrows(IllegalArgumentException.class, () -> details.job(id));
        assertThrows(IllegalArgumentException.class, () -> details.pastJob(id));
        assertThrows(IllegalArgumentException.class, () -> details.priority(id));
        assertEquals(List.of(), shell.asked());
    }

    @Test
    void a_window_is_bounded() {
        assertThrows(IllegalArgumentException.class, () -> details.finished(NOON.minus(Duration.ofDays(32)), NOON));
        assertThrows(IllegalArgumentException.class, () -> details.finished(NOON, NOON.minusSeconds(1)));
        assertEquals(List.of(), shell.asked());
    }
}
