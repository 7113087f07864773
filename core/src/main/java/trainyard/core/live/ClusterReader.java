package trainyard.core.live;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import trainyard.core.live.Snapshot.Unreadable;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteProblem;
import trainyard.core.remote.RemoteShell;
import trainyard.core.slurm.SlurmVersion;

/** Asks a cluster and makes snapshots of the answers. Only one thread at a time may call it. */
final class ClusterReader {
    /**
     * A snapshot and its price.
     *
     * @param commandsTook what nodes and jobs took, each less what the quickest command took: the way there and back
     */
    record Reading(Snapshot snapshot, Duration commandsTook) {}

    private final RemoteShell shell;
    private final Clock clock;
    private final Question<Table.Answer<Node>> nodes;
    private final Question<Table.Answer<Job>> jobs;
    private final Question<Table.Answer<Partition>> partitions;
    private final Question<SlurmConfig> configuration = new Question<>(
            SlurmQueries.configuration(), output -> SlurmConfig.parse(new String(output, StandardCharsets.UTF_8)));
    private Duration quickest = SlurmQueries.PATIENCE;

    ClusterReader(RemoteShell shell, Clock clock) {
        this.shell = shell;
        this.clock = clock;
        // Times are asked for as seconds; a zone matters only for a Slurm that ignores the wish.
        ZoneId zone = clock.getZone();
        nodes = new Question<>(SlurmQueries.nodes(), new Table<>(new NodeFormat(zone))::read);
        jobs = new Question<>(SlurmQueries.jobs(), new Table<>(new JobFormat(zone))::read);
        partitions = new Question<>(SlurmQueries.partitions(), new Table<>(new PartitionFormat(zone))::read);
    }

    /**
     * Asks for nodes and jobs, and for what is not known yet on this connection.
     *
     * @param good how long an answer about partitions is good
     */
    Reading read(Duration good) throws RemoteException, InterruptedException {
        var questions = new ArrayList<Question<?>>(List.of(nodes, jobs));
        if (partitions.isOlderThan(good)) {
            questions.add(partitions);
        }
        if (configuration.latest().isEmpty()) {
            questions.add(configuration);
        }
        try {
            Question.askAll(questions, shell, clock);
            var snapshot = snapshot();
            questions.forEach(
                    question -> quickest = shorter(quickest, question.known().took()));
            return new Reading(snapshot, beyondTheWay(nodes).plus(beyondTheWay(jobs)));
        } catch (RemoteException failed) {
            configuration.forget(); // it may be another slurmctld that answers next
            throw failed;
        }
    }

    private Duration beyondTheWay(Question<?> question) {
        return question.known().took().minus(quickest);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Snapshot snapshot() throws RemoteException {
        SlurmConfig config = configuration.known().answer();
        Instant nodesAt = nodes.known().arrivedAt();
        Instant jobsAt = jobs.known().arrivedAt();
        return new Snapshot(
                config.cluster(),
                version(config),
                nodesAt.isAfter(jobsAt) ? nodesAt : jobsAt,
                nodes.known().answer().rows(),
                partitions.known().answer().rows(),
                jobs.known().answer().rows(),
                Stream.of(
                                unreadable("scontrol show node", nodes),
                                unreadable("squeue", jobs),
                                unreadable("scontrol show partition", partitions))
                        .flatMap(rows -> rows)
                        .toList());
    }

    private SlurmVersion version(SlurmConfig config) throws RemoteException {
        return config.version()
                .orElseThrow(() -> new RemoteException(new RemoteProblem.NotUnderstood(
                        "scontrol show config",
                        "it names no SLURM_VERSION. Is the scontrol of " + shell.target() + " Slurm's own?")));
    }

    private static <R> Stream<Unreadable> unreadable(String command, Question<Table.Answer<R>> question) {
        return question.known().answer().unreadable().stream().map(row -> new Unreadable(command, row));
    }
}
