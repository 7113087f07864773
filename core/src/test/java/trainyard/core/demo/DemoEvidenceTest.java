package trainyard.core.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import trainyard.core.diagnose.Diagnosis;
import trainyard.core.diagnose.EvidenceFolder;
import trainyard.core.diagnose.EvidenceFolder.Manifest;
import trainyard.core.diagnose.check.Check;
import trainyard.core.diagnose.check.NodeCheck;
import trainyard.core.diagnose.gather.Gatherer;
import trainyard.core.diagnose.rules.RuleBook;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.RemoteShell;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;

/** The demo's failed jobs leave evidence of several kinds, and its nodes can be checked. */
@Timeout(120)
class DemoEvidenceTest {
    private Instant now = Demo.NOON;
    private DemoCluster cluster;
    private DemoServer server;
    private RemoteShell shell;

    @TempDir
    Path folder;

    @BeforeEach
    void an_afternoon_has_passed() throws Exception {
        InstantSource clock = () -> now;
        cluster = new DemoCluster(DemoShape.standard(), 1, clock, ZoneOffset.UTC);
        now = now.plus(Duration.ofHours(3));
        server = DemoServer.start(cluster);
        shell = Shells.ofThisUser(
                        server.connection().knownHosts().orElseThrow(), HostKeyDecision.REFUSE, SecretPrompt.NOBODY)
                .open(server.connection());
    }

    @AfterEach
    void close() {
        shell.close();
        server.close();
    }

    private List<SimJob> failed() {
        return cluster.ask(world -> Stream.concat(world.history().stream(), world.jobs().stream())
                .distinct()
                .filter(job -> job.state.isFinished() && job.state != SimJob.State.COMPLETED && !job.shares.isEmpty())
                .toList());
    }

    private Path gather(SimJob job) throws Exception {
        Path own = folder.resolve(Long.toString(job.id));
        long begun = System.nanoTime();
        Manifest manifest = new Gatherer(shell, false, () -> now).gather(Long.toString(job.id), "demo", own);
        assertTrue(System.nanoTime() - begun < Duration.ofSeconds(20).toNanos());
        assertEquals("24.11", manifest.version());
        var paths = manifest.pieces().stream().map(EvidenceFolder.Piece::path).collect(Collectors.toSet());
        assertTrue(paths.contains("slurm/accounting.txt"), paths.toString());
        assertTrue(paths.contains("slurm/controller.log"), paths.toString());
        assertFalse(paths.stream().anyMatch(path -> path.endsWith("clock.txt")), "all clocks are right");
        return own;
    }

    @Test
    void failures_of_several_kinds_are_told_apart() throws Exception {
        var byKind = new TreeMap<String, SimJob>();
        failed().forEach(job ->
                byKind.putIfAbsent(job.state + (job.state == SimJob.State.FAILED ? " " + job.id % 5 : ""), job));
        var wrong = new TreeMap<String, String>();
        var causes = new TreeSet<String>();
        var expected = Map.of(
                SimJob.State.OUT_OF_MEMORY, "host-oom",
                SimJob.State.TIMEOUT, "slurm-time-limit",
                SimJob.State.CANCELLED, "slurm-cancelled-by-user",
                SimJob.State.NODE_FAIL, "slurm-node-fail");
        for (SimJob job : byKind.values()) {
            String cause = new Diagnosis(RuleBook.shipped())
                    .of(EvidenceFolder.open(gather(job)))
                    .cause();
            causes.add(cause);
            if (!expected.getOrDefault(job.state, cause).equals(cause)) {
                wrong.put(job.state + " " + job.id, cause);
            }
        }
        assertEquals(Map.of(), wrong);
        assertTrue(causes.containsAll(List.of("cuda-oom", "host-oom", "slurm-time-limit")), causes.toString());
        assertTrue(causes.size() >= 6, causes.toString());
    }

    @Test
    void the_gpu_that_was_lost_is_in_its_nodes_kernel_log() throws Exception {
        SimJob job = failed().stream()
                .filter(one -> one.state == SimJob.State.FAILED)
                .filter(one -> one.shares.stream()
                        .anyMatch(share -> !new FailureStory(one, ZoneOffset.UTC)
                                .kernel(share.node())
                                .isEmpty()))
                .findFirst()
                .orElseThrow();
        Path own = gather(job);
        try (var files = Files.walk(own)) {
            List<Path> kernels =
                    files.filter(file -> file.endsWith("kernel.txt")).toList();
            assertEquals(1, kernels.size());
            assertTrue(Files.readString(kernels.getFirst()).contains("79, pid="), kernels.toString());
        }
    }

    @Test
    void nodes_can_be_checked() throws Exception {
        var check = new NodeCheck(shell, false, () -> now);
        String sound = cluster.ask(world -> world.nodes.getFirst().name);
        var report = check.check(sound);
        assertTrue(report.headline().startsWith(sound + " is in service"), report.toString());
        String drained = cluster.ask(world -> world.nodes.stream()
                .filter(node -> node.drain && !node.down && !node.notResponding)
                .findFirst()
                .orElseThrow()
                .name);
        var trouble = check.check(drained);
        assertTrue(trouble.headline().startsWith(drained + " is out of service ("), trouble.headline());
        assertEquals(
                Check.Status.TROUBLE,
                trouble.checks().getFirst().status(),
                trouble.checks().toString());
    }
}
