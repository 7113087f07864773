package trainyard.core.diagnose.gather;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import trainyard.core.diagnose.EvidenceFolder;
import trainyard.core.diagnose.EvidenceFolder.Manifest;
import trainyard.core.live.SlurmConfig;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteProblem;
import trainyard.core.remote.RemoteShell;
import trainyard.core.slurm.SlurmVersion;

/**
 * Gathers what a job left behind into a folder of evidence, from its number alone: side by side over one connection,
 * each piece for itself, and what could not be had with the reason and a way to it. It changes nothing on the cluster.
 *
 * <p>A gatherer may be used again, and by several threads.
 */
public final class Gatherer {
    private static final Pattern JOB = Pattern.compile("\\d{1,18}(?:_\\d{1,9})?(?:\\+\\d{1,9})?");
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final int MOST_NODES = 64;

    /** Nodes whose turn has not come by then are left out. */
    private static final Duration LONGEST = Duration.ofSeconds(9);

    private final RemoteShell shell;
    private final InstantSource clock;
    private final boolean sudo;

    /** @param sudo whether what the login may not read is read through {@code sudo -n}: the connection says it */
    public Gatherer(RemoteShell shell, boolean sudo, InstantSource clock) {
        this.shell = shell;
        this.sudo = sudo;
        this.clock = clock;
    }

    /**
     * Gathers.
     *
     * @param jobId {@code 123}, or {@code 123_4} for a task of an array
     * @param cluster the connection's name, for the manifest
     * @param folder is made where it is not there
     * @throws RemoteException where the connection does not work, or Slurm knows no such job
     * @throws IOException where the folder cannot be written
     */
    public Manifest gather(String jobId, String cluster, Path folder)
            throws RemoteException, InterruptedException, IOException {
        if (!JOB.matcher(jobId).matches()) {
            throw new RemoteException(
                    new RemoteProblem.Misconfigured("'" + jobId + "' is no job id such as 123 or 123_4."));
        }
        long begun = System.nanoTime();
        var asking = new Asking(shell, sudo);
        var collected = new Collected(folder);
        try (var tasks = new Tasks()) {
            var records = new SlurmRecords(asking, collected, jobId);
            Future<Optional<List<Map<String, String>>>> job = tasks.start(records::job);
            Future<Optional<List<Map<String, String>>>> accounting = tasks.start(records::accounting);
            Future<Here> looked = tasks.start(() -> Here.read(asking, PATIENCE));
            Future<SlurmConfig> configured = tasks.start(records::configuration);
            Future<Boolean> script = tasks.start(() -> {
                records.script();
                return true;
            });
            Here here = Tasks.of(looked);
            Instant now = here.clock().map(one -> one.at(System.nanoTime())).orElseGet(clock::instant);
            Subject subject = subject(jobId, Tasks.of(job), Tasks.of(accounting), here, now);
            var parts = new ArrayList<Future<?>>(List.of(script));
            if (!subject.isNothing()) {
                parts.addAll(
                        further(tasks, asking, collected, records, subject, here, now, Tasks.of(configured), begun));
            }
            for (Future<?> part : parts) {
                Tasks.of(part);
            }
            var manifest = new Manifest(
                    jobId,
                    cluster,
                    Tasks.of(configured).version().map(SlurmVersion::release).orElse(""),
                    here.zone(),
                    clock.instant(),
                    collected.pieces(),
                    collected.missing());
            EvidenceFolder.write(folder, manifest);
            return manifest;
        }
    }

    private Subject subject(
            String id,
            Optional<List<Map<String, String>>> job,
            Optional<List<Map<String, String>>> accounting,
            Here here,
            Instant now)
            throws RemoteException {
        Subject subject = Subject.of(job.orElse(List.of()), accounting.orElse(List.of()), here.zone(), now);
        if (subject.isNothing() && job.isPresent()) {
            throw new RemoteException(new RemoteProblem.Misconfigured(
                    accounting.isPresent()
                            ? "Slurm does not know job " + id + ": neither slurmctld nor accounting has it."
                            : "slurmctld does not know job " + id + " any more, and accounting tells nothing of it:"
                                    + " without accounting, diagnose within MinJobAge of the job's end."));
        }
        return subject;
    }

    /** What can be asked once it is known when and where the job was. */
    private List<Future<?>> further(
            Tasks tasks,
            Asking asking,
            Collected collected,
            SlurmRecords records,
            Subject subject,
            Here here,
            Instant now,
            SlurmConfig config,
            long begun) {
        JobWindow window = JobWindow.of(subject, now);
        var parts = new ArrayList<Future<?>>();
        Subject.Member member = subject.members().getFirst();
        var controllerGathering = new ControllerGathering(asking, collected, here, config);
        Future<Optional<ClockReading>> controller =
                tasks.start(() -> controllerGathering.gather(subject.numbers(), window));
        parts.add(controller);
        if (!member.user().isEmpty() && !member.name().isEmpty()) {
            parts.add(tasks.start(() -> {
                records.attempts(member, now);
                return true;
            }));
        }
        boolean ran = !subject.nodes().isEmpty();
        Future<List<Map<String, String>>> nodes =
                tasks.start(() -> ran ? records.nodes(subject.nodes()) : List.<Map<String, String>>of());
        parts.add(tasks.start(() -> {
            Optional<String> batchHost = subject.nodes().stream().findFirst().filter(host -> !here.is(host));
            boolean dead = batchHost.isPresent() && NodeGathering.isDead(batchHost.get(), Tasks.of(nodes));
            new OutputGathering(asking, collected, subject).gather(dead ? Optional.empty() : batchHost);
            return true;
        }));
        if (ran) {
            parts.add(tasks.start(() -> {
                records.events(subject.nodes(), window);
                return true;
            }));
            parts.add(tasks.start(() -> {
                records.otherJobs(subject.nodes(), window);
                return true;
            }));
            parts.add(tasks.start(() -> {
                boolean isHere = here.is(ControllerGathering.host(config));
                Optional<ClockReading> time =
                        isHere ? here.clock() : Tasks.of(controller).or(here::clock);
                var gathering = new NodeGathering(asking, collected, here, config);
                askNodes(tasks, gathering, subject, Tasks.of(nodes), window, time, begun);
                return true;
            }));
        }
        return parts;
    }

    private static void askNodes(
            Tasks tasks,
            NodeGathering gathering,
            Subject subject,
            List<Map<String, String>> records,
            JobWindow window,
            Optional<ClockReading> controller,
            long begun)
            throws RemoteException, InterruptedException, IOException {
        List<String> order = NodeGathering.inOrder(subject, records);
        List<String> asked = order.subList(0, Math.min(order.size(), MOST_NODES));
        gathering.left(order.subList(asked.size(), order.size()), MOST_NODES + " nodes are, the most telling first.");
        var turns = new Semaphore(NodeGathering.SIDE_BY_SIDE, true);
        var late = new ArrayList<String>();
        var answers = new ArrayList<Future<?>>();
        for (String node : asked) {
            turns.acquire();
            if (Duration.ofNanos(System.nanoTime() - begun).compareTo(LONGEST) > 0) {
                turns.release();
                late.add(node);
                continue;
            }
            answers.add(tasks.start(() -> {
                try {
                    gathering.ask(node, NodeGathering.isDead(node, records), subject, window, controller);
                    return true;
                } finally {
                    turns.release();
                }
            }));
        }
        gathering.left(late, "the others had taken " + LONGEST.toSeconds() + " s.");
        for (Future<?> answer : answers) {
            Tasks.of(answer);
        }
    }
}
