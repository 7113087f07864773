package trainyard.core.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import trainyard.core.operate.ActionContract;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.RemoteShell;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;
import trainyard.core.settings.Connection;

/** Whatever can be done to real Slurm can be done to the demo. Its clock moves while the contract waits. */
class DemoActionContractTest extends ActionContract {
    private DemoServer server;
    private final Set<String> given = new HashSet<>();
    private volatile Instant now = Demo.NOON;

    @BeforeEach
    void start() throws IOException {
        serve();
    }

    private DemoServer serve() throws IOException {
        if (server == null) {
            server = DemoServer.start(new DemoCluster(DemoShape.standard(), 1, () -> now, ZoneOffset.UTC));
        }
        return server;
    }

    /** The shell first: it would try to come back. */
    @AfterEach
    void stop() {
        shell.close();
        server.close();
    }

    @Override
    protected RemoteShell open() throws IOException {
        Connection demo = serve().connection();
        return Shells.ofThisUser(demo.knownHosts().orElseThrow(), HostKeyDecision.REFUSE, SecretPrompt.NOBODY)
                .open(demo);
    }

    @Override
    protected Connection connection() {
        return server.connection().with(false, true);
    }

    /** The first not used yet that the pattern finds in a list. */
    private String pick(String pattern, String... command) throws Exception {
        return slurm(command)
                .lines()
                .map(Pattern.compile(pattern)::matcher)
                .filter(match -> match.matches() && given.add(match.group(1)))
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    @Override
    protected String runningJob() throws Exception {
        return pick("(\\d+) 1 1-.*", "squeue", "-h", "-t", "R", "-o", "%i %D %L");
    }

    @Override
    protected String waitingJob() throws Exception {
        return pick("(\\d+) Priority a100", "squeue", "-h", "-t", "PD", "-o", "%i %r %P");
    }

    @Override
    protected Tasks waitingArray() throws Exception {
        String id = pick("(\\d+_\\[\\d+-\\d\\d.*)", "squeue", "-h", "-t", "PD", "-o", "%i");
        String[] parts = id.split("[^0-9]+");
        return new Tasks(parts[0], Integer.parseInt(parts[1]));
    }

    @Override
    protected String idleNode() throws Exception {
        return pick("NodeName=([^ ]+) .* State=IDLE .*", "scontrol", "-o", "show", "node");
    }

    @Override
    protected String otherPartition(String partition) {
        return partition.equals("a100") ? "h100" : "a100";
    }

    @Override
    protected void passTime() {
        now = now.plus(Duration.ofSeconds(DemoCluster.STEP));
    }

    @Override
    protected boolean switchesNodes() {
        return true;
    }

    /** Each test has a cluster of its own. */
    @Override
    protected void restore() {}
}
