package trainyard.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import trainyard.core.demo.DemoCluster;
import trainyard.core.demo.DemoServer;
import trainyard.core.demo.DemoShape;
import trainyard.core.live.SlurmQueries;
import trainyard.core.live.detail.DetailQueries;
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

    private static final List<Command> QUESTIONS = List.of(
            SlurmQueries.nodes(),
            SlurmQueries.jobs(),
            SlurmQueries.partitions(),
            SlurmQueries.configuration(),
            DetailQueries.topology());

    /** Takes both from a simulated cluster, over SSH. */
    static Load record(Path knownHosts) throws IOException, RemoteException, InterruptedException {
        return record(knownHosts, NODES, WAITING_JOBS);
    }

    static Load record(Path knownHosts, int nodes, int waitingJobs)
            throws IOException, RemoteException, InterruptedException {
        var now = new AtomicReference<>(Instant.ofEpochSecond(1_800_000_000));
        var cluster = new DemoCluster(DemoShape.scaled(nodes, waitingJobs), SEED, now::get, ZoneId.of("UTC"));
        try (var server = DemoServer.start(cluster);
                var shell = Shells.ofThisUser(knownHosts, HostKeyDecision.REFUSE, SecretPrompt.NOBODY)
                        .open(server.connection())) {
            Map<String, byte[]> early = ask(shell);
            now.updateAndGet(before -> before.plusSeconds(SECONDS_BETWEEN));
            return new Load(early, ask(shell));
        }
    }

    /** Keeps the answers as files for another JVM; {@link #read} is its other half. */
    void write(Path folder) throws IOException {
        write(folder.resolve("early"), early);
        write(folder.resolve("later"), later);
    }

    static Load read(Path folder) throws IOException {
        return new Load(answers(folder.resolve("early")), answers(folder.resolve("later")));
    }

    long bytes() {
        return Stream.of(early, later)
                .flatMap(answers -> answers.values().stream())
                .mapToLong(answer -> answer.length)
                .sum();
    }

    private static void write(Path folder, Map<String, byte[]> answers) throws IOException {
        Files.createDirectory(folder);
        for (int i = 0; i < QUESTIONS.size(); i++) {
            Files.write(folder.resolve("answer-" + i), answer(answers, QUESTIONS.get(i)));
        }
    }

    private static Map<String, byte[]> answers(Path folder) throws IOException {
        var answers = new HashMap<String, byte[]>();
        for (int i = 0; i < QUESTIONS.size(); i++) {
            answers.put(QUESTIONS.get(i).line(), Files.readAllBytes(folder.resolve("answer-" + i)));
        }
        return answers;
    }

    static byte[] answer(Map<String, byte[]> answers, Command question) {
        return Objects.requireNonNull(answers.get(question.line()), question::line);
    }

    private static Map<String, byte[]> ask(RemoteShell shell) throws RemoteException, InterruptedException {
        var answers = new HashMap<String, byte[]>();
        for (Command command : QUESTIONS) {
            answers.put(command.line(), shell.run(command).orFail().output());
        }
        return answers;
    }
}
