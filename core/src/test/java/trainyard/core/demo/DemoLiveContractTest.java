package trainyard.core.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import trainyard.core.live.LiveContract;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.RemoteShell;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;

/** What holds on real Slurm holds on the demo. */
class DemoLiveContractTest extends LiveContract {
    private static DemoServer server;

    @BeforeAll
    static void start() throws IOException {
        server = DemoServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    protected RemoteShell open() {
        var connection = server.connection();
        return Shells.ofThisUser(connection.knownHosts().orElseThrow(), HostKeyDecision.REFUSE, SecretPrompt.NOBODY)
                .open(connection);
    }

    @Test
    void it_is_the_cluster_that_the_plan_describes() throws Exception {
        assertEquals("demo", snapshot().cluster());
        assertEquals(512, snapshot().nodes().size());
    }
}
