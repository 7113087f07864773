package trainyard.core.live.detail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import trainyard.core.live.Job;
import trainyard.core.live.Pace;
import trainyard.core.live.Poller;
import trainyard.core.live.Snapshot;
import trainyard.core.remote.Command;
import trainyard.core.remote.RemoteShell;
import trainyard.core.slurm.Hostlist;
import trainyard.core.slurm.JobState.Phase;

/** What holds of details on every cluster, real or not, compared with what other commands of Slurm say. */
@Timeout(120)
abstract class DetailContract {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private RemoteShell shell;
    private ClusterDetails details;
    private Snapshot snapshot;

    /** A shell on the cluster, which has a running job with a GPU, a waiting job, and a job that has ended. */
    abstract RemoteShell open() throws Exception;

    @BeforeEach
    final void connect() throws Exception {
        shell = open();
        details = new ClusterDetails(shell, ZoneOffset.UTC);
        try (var poller = new Poller(shell, Clock.systemUTC(), Pace.GENTLE)) {
            snapshot = poller.once();
        }
    }

    @AfterEach
    final void disconnect() {
        if (shell != null) {
            shell.close();
        }
    }

    private List<String> lines(String... words) throws Exception {
        return shell.run(Command.of(PATIENCE, words)).orFail().text().lines().toList();
    }

    private List<Job> jobs(Phase phase) {
        return snapshot.jobs().stream()
                .filter(job -> job.state().phase() == phase)
                .toList();
    }

    private Job runningWithGpu() {
        return jobs(Phase.RUNNING).stream()
                .filter(job -> job.gpus() > 0)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_running_job_holds_what_its_list_row_says() throws Exception {
        Job row = runningWithGpu();
        JobDetail job = details.job(Long.toString(row.number())).value().orElseThrow();
        assertEquals(row.number(), job.number());
        assertEquals(row.name(), job.name());
        assertEquals(row.user(), job.user());
        assertEquals(row.workFolder(), job.workFolder());
        assertEquals(row.gpus(), job.allocated().gpus());
        assertEquals(
                Set.copyOf(Hostlist.expand(row.nodeList())),
                Set.copyOf(job.shares().stream().map(NodeShare::node).toList()));
        assertEquals(
                row.gpus(),
                job.shares().stream()
                        .mapToInt(share -> share.gpuIndices().size())
                        .sum());
        assertEquals(row.started(), job.started());
    }

    @Test
    void every_gpu_in_use_on_a_node_has_its_job() throws Exception {
        String node = Hostlist.expand(runningWithGpu().nodeList()).getFirst();
        int allocated = snapshot.nodes().stream()
                .filter(one -> one.name().equals(node))
                .findFirst()
                .orElseThrow()
                .allocatedGpus();
        GpuHolders holders = details.gpuHolders(snapshot.jobs(), Set.of(node));
        assertEquals(List.of(), holders.notAsked());
        assertEquals(Set.of(node), holders.jobs().keySet());
        assertEquals(allocated, holders.jobs().get(node).size());
        int first = holders.jobs().get(node).keySet().iterator().next();
        assertTrue(holders.holder(node, first).isPresent());
    }

    @Test
    void a_waiting_job_tells_why() throws Exception {
        Job row = jobs(Phase.PENDING).getFirst();
        String id = Long.toString(row.number());
        JobWhy why = JobWhy.ask(details, snapshot, id).value().orElseThrow();
        assertTrue(why.reason().isKnown(), why.reason().toString());
        assertEquals(
                lines("squeue", "-h", "-j", id, "-o", "%r").getFirst().replace(' ', '_'),
                why.job().reason());
        assertTrue(
                why.priority().value().isPresent() || !why.priority().missing().isEmpty());
        assertEquals(List.of(), why.notes());
    }

    @Test
    void priorities_by_factor_are_those_that_the_list_sorts_by() throws Exception {
        for (Job row : jobs(Phase.PENDING)) {
            var told = details.priority(Long.toString(row.number()));
            if (told.value().isPresent() && row.priority() > 0) {
                assertTrue(
                        told.value().get().stream().anyMatch(one -> one.total() == row.priority()),
                        told + " is not " + row.priority());
                return;
            }
        }
    }

    @Test
    void a_job_that_ended_is_remembered_with_its_steps() throws Exception {
        String id = lines(
                        "sacct",
                        "-a",
                        "-X",
                        "-n",
                        "-P",
                        "-s",
                        "CD,F",
                        "-S",
                        "now-1hours",
                        "-E",
                        "now",
                        "-o",
                        "JobIDRaw,Start,State")
                .stream()
                .filter(row -> !row.contains("|None|") && !row.contains("|Unknown|"))
                .map(row -> row.split("\\|")[0])
                .findFirst()
                .orElseThrow();
        PastJob past = details.pastJob(id).value().orElseThrow();
        assertEquals(id, past.job().rawId());
        assertEquals(
                lines("sacct", "-X", "-n", "-P", "-j", id, "-o", "State").getFirst(),
                past.job().state().text());
        assertTrue(past.job().state().isFinished());
        assertFalse(past.steps().isEmpty());
        assertTrue(past.job().submitted().isPresent() && past.job().ended().isPresent());
        assertTrue(past.job().allocated().cpus() > 0);
        assertTrue(past.cpuEfficiency().orElse(0) <= 1.1);
        Instant end = past.job().ended().orElseThrow();
        PastJobs window = details.finished(end.minusSeconds(60), end.plusSeconds(60))
                .value()
                .orElseThrow();
        assertEquals(List.of(), window.unreadable());
        assertTrue(window.jobs().stream().anyMatch(job -> job.job().rawId().equals(id)));
        assertTrue(details.finished(end.minusSeconds(9_000_000), end.minusSeconds(8_000_000))
                .value()
                .orElseThrow()
                .jobs()
                .isEmpty());
    }

    /** A node that was, or is, out of service for a reason. */
    abstract String nodeThatWasOut();

    @Test
    void what_happened_to_a_node_is_remembered_newest_first() throws Exception {
        Instant month = Instant.now().minus(Duration.ofDays(30));
        String node = nodeThatWasOut();
        // slurmctld tells slurmdbd in its own time: what is compared was asked while nothing came.
        List<String> before;
        List<String> starts = eventStarts(node, month);
        NodeEvents told;
        int rounds = 0;
        do {
            before = starts;
            told = details.nodeEvents(node, month).value().orElseThrow();
            starts = eventStarts(node, month);
        } while (!starts.equals(before) && ++rounds < 20);
        assertEquals(before, starts);
        assertEquals(List.of(), told.unreadable());
        assertFalse(starts.isEmpty());
        assertEquals(
                starts.stream()
                        .map(Long::parseLong)
                        .sorted(Comparator.reverseOrder())
                        .toList(),
                told.events().stream()
                        .map(event -> event.from().getEpochSecond())
                        .toList());
        assertTrue(told.events().stream().noneMatch(event -> event.state().isUsable()));
        assertTrue(told.events().stream().allMatch(event -> !event.reason().isEmpty()));
        assertEquals(
                List.of(),
                details.nodeEvents("nonesuch", month).value().orElseThrow().events());
    }

    private List<String> eventStarts(String node, Instant since) throws Exception {
        return lines(
                "env",
                "SLURM_TIME_FORMAT=%s",
                "sacctmgr",
                "-n",
                "-P",
                "show",
                "event",
                "nodes=" + node,
                "start=uts" + since.getEpochSecond(),
                "format=TimeStart");
    }

    @Test
    void what_is_not_there_is_said_to_be() throws Exception {
        assertTrue(details.job("999999999").missing().contains("does not know"));
        assertTrue(details.pastJob("999999999").missing().contains("does not know"));
    }

    @Test
    void the_scheduler_and_its_daemons_are_well() throws Exception {
        SchedulerHealth health = details.scheduler();
        assertTrue(health.serverThreads().getAsLong() > 0);
        assertTrue(health.jobsStarted().getAsLong() > 0);
        assertFalse(health.byType().isEmpty() || health.byUser().isEmpty());
        assertTrue(
                health.lastCycle().isPresent() && health.backfillQueueLength().isPresent());
        assertEquals(
                List.of("slurmctld", "slurmdbd"),
                details.daemons().stream().map(Daemon::name).toList());
        assertTrue(details.daemons().stream().allMatch(Daemon::isUp));
    }

    @Test
    void what_the_cluster_has_is_read_whole() throws Exception {
        assertEquals(
                lines("scontrol", "-a", "-o", "show", "reservation").stream()
                        .filter(line -> line.startsWith("ReservationName="))
                        .count(),
                details.reservations().size());
        assertEquals(List.of(), details.licences());
        assertEquals(List.of(), details.topology().unreadable());
        assertTrue(details.qos().value().orElseThrow().stream()
                .anyMatch(qos -> qos.name().equals("normal")));
        LimitSet root = details.associations("root").value().orElseThrow().getFirst();
        assertEquals("root", root.account());
        assertEquals(Map.of(), root.limits());
    }
}
