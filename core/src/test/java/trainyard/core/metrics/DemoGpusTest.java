package trainyard.core.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import trainyard.core.demo.DemoCluster;
import trainyard.core.demo.DemoServer;
import trainyard.core.demo.DemoShape;
import trainyard.core.live.Node;
import trainyard.core.live.Pace;
import trainyard.core.live.Poller;
import trainyard.core.live.Snapshot;
import trainyard.core.metrics.GpuUse.Holding;
import trainyard.core.metrics.NodeGpus.Cause;
import trainyard.core.remote.Command;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.RemoteShell;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;

/** The demo's nodes answer nvidia-smi through ssh on its login node, over real SSH. */
@Timeout(120)
class DemoGpusTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Fleet.NOON);
    private DemoServer server;
    private RemoteShell shell;
    private Snapshot snapshot;

    @BeforeEach
    void start() throws Exception {
        server = DemoServer.start(new DemoCluster(DemoShape.scaled(128, 60), 1, now::get, ZoneOffset.UTC));
        var connection = server.connection();
        assertTrue(Files.exists(connection.knownHosts().orElseThrow()));
        shell = Shells.ofThisUser(connection.knownHosts().orElseThrow(), HostKeyDecision.REFUSE, SecretPrompt.NOBODY)
                .open(connection);
        refresh();
    }

    private void refresh() throws Exception {
        try (var poller = new Poller(shell, Clock.systemUTC(), Pace.GENTLE)) {
            snapshot = poller.once();
        }
    }

    @AfterEach
    void stop() {
        shell.close();
        server.close();
    }

    @Test
    void use_fits_the_jobs_and_every_kind_of_trouble_is_there() throws Exception {
        List<String> first64 =
                snapshot.nodes().stream().map(Node::name).limit(64).toList();
        GpuSample sample = new GpuSampler(shell, Clock.systemUTC())
                .sample(snapshot, first64)
                .newest()
                .orElseThrow();
        assertEquals(64, sample.nodes().size());
        var busy = sample.gpus().stream()
                .filter(use -> use.holding() == Holding.HELD)
                .toList();
        assertTrue(busy.size() > 100, busy.size() + " are held");
        assertTrue(
                busy.stream().filter(use -> use.idle().isEmpty()).count() > busy.size() / 2,
                "most allocated GPUs are at work");
        assertTrue(busy.stream().anyMatch(use -> use.idle().isPresent()), "some allocated GPUs are idle");
        sample.gpus().stream()
                .filter(use -> use.holding() == Holding.FREE)
                .filter(use -> !use.gpu().isLost())
                .forEach(use -> assertEquals(0, use.gpu().usePercent().orElse(-1), use.toString()));
        assertTrue(sample.gpus().stream().anyMatch(use -> use.gpu().fault().equals("GPU is lost")), "one GPU is lost");
        assertTrue(
                sample.gpus().stream().anyMatch(use -> use.gpu().uncorrected().orElse(0) > 0),
                "one GPU has ECC errors");
    }

    @Test
    void every_node_that_does_not_answer_has_its_sentence() throws Exception {
        List<String> away = snapshot.nodes().stream()
                .filter(node -> node.state().text().contains("NOT_RESPONDING")
                        || node.state().text().contains("POWERED_DOWN"))
                .map(Node::name)
                .toList();
        assertFalse(away.isEmpty());
        var sample = new GpuSampler(shell, Clock.systemUTC())
                .sample(snapshot, away)
                .newest()
                .orElseThrow();
        assertTrue(sample.notes().stream()
                .allMatch(note -> note.cause().orElseThrow() == Cause.UNREACHABLE
                        && note.sentence().contains("Connection timed out")));
        assertEquals(away.size(), sample.notes().size());
    }

    @Test
    void an_unknown_field_or_program_fails_as_it_does_in_earnest() throws Exception {
        var field = shell.run(SmiQueries.gpus("gpu-001", List.of("index", "processes.pid")));
        assertEquals(2, field.exitStatus());
        assertEquals("processes.pid", SmiText.invalidField(field.text()));
        assertEquals(127, shell.run(SmiQueries.on("gpu-001", "rocm-smi")).exitStatus());
        var nobody = shell.run(SmiQueries.gpus("gpu-999"));
        assertEquals(255, nobody.exitStatus());
    }

    @Test
    void reading_gpus_asks_slurmctld_nothing() throws Exception {
        long before = queries();
        refresh();
        long after = queries();
        assertTrue(after > before + 1, "a refresh does ask slurmctld");
        new GpuReader(shell, Clock.systemUTC()).read(List.of("gpu-001", "gpu-002"));
        assertEquals(after + 1, queries());
    }

    /** How often slurmctld was asked anything, this question counted; by the demo's sdiag. */
    private long queries() throws Exception {
        return shell.run(Command.of(Duration.ofSeconds(20), "sdiag"))
                .orFail()
                .text()
                .lines()
                .filter(line -> line.contains("REQUEST_JOB_INFO "))
                .map(line -> line.replaceFirst(".*count:(\\d+).*", "$1"))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }
}
