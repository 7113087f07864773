package trainyard.core.live.detail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import trainyard.core.demo.DemoServer;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;

/** What holds on real Slurm holds on the demo. */
class DemoDetailContractTest extends DetailContract {
    private static DemoServer server;

    @BeforeAll
    static void start() throws IOException {
        server = DemoServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** The first of those that may have been. */
    @Override
    String nodeThatWasOut() {
        try (var shell = open()) {
            for (String node : List.of("gpu-001", "gpu-004", "gpu-007", "gpu-010", "gpu-013")) {
                var told = new ClusterDetails(shell, ZoneOffset.UTC)
                        .nodeEvents(node, Instant.now().minus(Duration.ofDays(30)));
                if (!told.value().orElseThrow().events().isEmpty()) {
                    return node;
                }
            }
            throw new AssertionError("no node was out");
        } catch (RemoteException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    @Override
    RemoteShell open() {
        var connection = server.connection();
        return Shells.ofThisUser(connection.knownHosts().orElseThrow(), HostKeyDecision.REFUSE, SecretPrompt.NOBODY)
                .open(connection);
    }

    @Test
    void its_topology_is_a_tree_over_all_nodes() throws Exception {
        try (var shell = open()) {
            Topology topology = new ClusterDetails(shell, ZoneOffset.UTC).topology();
            assertEquals(1, topology.top().size());
            assertEquals(512, topology.top().getFirst().nodes().size());
            assertEquals("leaf002", topology.of("gpu-040").orElseThrow().name());
        }
    }

    @Test
    void every_qos_has_the_limit_that_its_scheduler_holds_users_to() throws Exception {
        try (var shell = open()) {
            for (LimitSet qos :
                    new ClusterDetails(shell, ZoneOffset.UTC).qos().value().orElseThrow()) {
                assertEquals("gres/gpu=512", qos.limits().get("MaxTRESPU"), qos.title());
            }
        }
    }
}
