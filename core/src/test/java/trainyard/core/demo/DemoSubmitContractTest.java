package trainyard.core.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import trainyard.core.job.submit.SubmitContract;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.RemoteShell;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;
import trainyard.core.settings.Connection;

/** Whatever real Slurm takes, the demo takes. Its clock moves while the contract waits. */
class DemoSubmitContractTest extends SubmitContract {
    private DemoServer server;
    private volatile Instant now = Demo.NOON;

    @Override
    protected RemoteShell open() throws IOException {
        server = DemoServer.start(new DemoCluster(DemoShape.standard(), 1, () -> now, ZoneOffset.UTC));
        return Shells.ofThisUser(
                        server.connection().knownHosts().orElseThrow(), HostKeyDecision.REFUSE, SecretPrompt.NOBODY)
                .open(server.connection());
    }

    @Override
    protected void stop() {
        server.close();
    }

    @Override
    protected Connection connection() {
        return server.connection().with(false, false);
    }

    @Override
    protected String workFolder() {
        return People.HOME + "/jobs";
    }

    @Override
    protected void passTime() {
        now = now.plus(Duration.ofSeconds(DemoCluster.STEP));
    }
}
