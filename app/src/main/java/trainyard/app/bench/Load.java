package trainyard.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import trainyard.core.demo.DemoCluster;
import trainyard.core.demo.DemoServer;
import trainyard.core.demo.DemoShape;
import trainyard.core.live.SlurmQueries;
import trainyard.core.remote.Command;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;

/**
 * What a large cluster's commands print, at two moments.
 *
 * @param later the same cluster some seconds on: most rows are unchanged
 */
record Load(Map<String, byte[]> early, Map<String, byte[]> later) {
    static final int NODES = 10_000;
    private static final int WAITING_JOBS = 96_000;
    private static final long SEED = 11;
    private static final int SECONDS_BETWEEN = 15;

    /** Takes both from a simulated cluster, over SSH. */
    static Load record(Path knownHosts) throws IOException, RemoteException, InterruptedException {
        var now = new AtomicReference<>(Instant.ofEpochSecond(1_800_000_000));
        var cluster = new DemoCluster(DemoShape.scaled(NODES, WAITING_JOBS), SEED, now::get, ZoneId.of("UTC"));
        try (var server = DemoServer.start(cluster);
                var shell = Shells.ofThisUser(knownHosts, HostKeyDecision.REFUSE, SecretPrompt.NOBODY)
                        .open(server.connection())) {
            Map<String, byte[]> early = ask(shell);
            now.updateAndGet(before -> before.plusSeconds(SECONDS_BETWEEN));
            return new Load(early, ask(shell));
        }
    }

    private static Map<String, byte[]> ask(RemoteShell shell) throws RemoteException, InterruptedException {
        var answers = new HashMap<String, byte[]>();
        List<Command> questions = List.of(
                SlurmQueries.nodes(), SlurmQueries.jobs(), SlurmQueries.partitions(), SlurmQueries.configuration());
        for (Command command : questions) {
            answers.put(command.line(), shell.run(command).orFail().output());
        }
        return answers;
    }
}
