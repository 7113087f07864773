package trainyard.app.soak;

import java.time.Duration;
import java.util.List;
import trainyard.core.Lab;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.RemoteShell;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;
import trainyard.core.settings.Connection;

/** A real slurmctld, which really dies. */
final class LabController implements Controller {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String UNIT = "slurmctld.service";

    private final Connection connection = Lab.controller().with(false, true);
    private final RemoteShell straight = Shells.ofThisUser(
                    connection.knownHosts().orElseThrow(), HostKeyDecision.REFUSE, SecretPrompt.NOBODY)
            .open(connection);

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public List<String> nodes() throws Exception {
        return run("sinfo", "--noheader", "--Node", "--format=%N")
                .text()
                .lines()
                .distinct()
                .toList();
    }

    @Override
    public void kill(SickShell console) throws Exception {
        run("sudo", "-n", "systemctl", "kill", "--signal=KILL", UNIT);
    }

    @Override
    public void stop(SickShell console) throws Exception {
        run("sudo", "-n", "systemctl", "stop", UNIT);
    }

    @Override
    public void start(SickShell console) throws Exception {
        run("sudo", "-n", "systemctl", "start", UNIT);
    }

    @Override
    public int commands() throws Exception {
        var pgrep = Command.of(LIMIT, "pgrep", "--count", "--uid", connection.user(), "--exact", "squeue|scontrol");
        return Integer.parseInt(straight.run(pgrep).text().strip());
    }

    private CommandResult run(String... words) throws Exception {
        return straight.run(Command.of(LIMIT, words)).orFail();
    }

    /** Leaves the lab as it was found: with its daemon, and its nodes at work. */
    @Override
    public void close() throws Exception {
        try (straight) {
            start(new SickShell(straight));
            for (String node : run("sinfo", "--noheader", "--states=drain", "--Node", "--format=%N")
                    .text()
                    .lines()
                    .distinct()
                    .toList()) {
                run("sudo", "-n", "scontrol", "update", "nodename=" + node, "state=resume");
            }
        }
    }
}
