package trainyard.core.job.scalarlm;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import trainyard.core.job.scalarlm.ScalarLmProblem.BadRequest;
import trainyard.core.job.scalarlm.ScalarLmProblem.NotCancelled;
import trainyard.core.job.scalarlm.ScalarLmProblem.QueueFailed;
import trainyard.core.job.scalarlm.ScalarLmProblem.UnclearJob;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;
import trainyard.core.remote.Secret;
import trainyard.core.settings.TemporaryFolder;

/**
 * A ScalarLM server. All operations block, belong on a background thread, and can be interrupted; each has a time limit.
 *
 * <p>A job is known by its name, a long hash; {@value #LATEST} is the newest one that has trained a step.
 */
public final class ScalarLm implements AutoCloseable {
    public static final String LATEST = "latest";
    private static final String MEGATRON = "/v1/megatron/";
    /** As many characters of a name as the server's squeue shows. */
    private static final int SHORTEST_PART = 12;

    private final ScalarLmAddress address;
    private final ScalarLmHttp http;
    private final Limits limits;
    private final Optional<RemoteShell.Forward> tunnel;

    private ScalarLm(ScalarLmAddress address, ScalarLmHttp http, Limits limits, Optional<RemoteShell.Forward> tunnel) {
        this.address = address;
        this.http = http;
        this.limits = limits;
        this.tunnel = tunnel;
    }

    /**
     * The one at an address that this machine reaches, {@code http://head:8000}.
     *
     * @param token what the server, or what stands before it, wants to see; not wiped here
     */
    public static ScalarLm at(URI base, Optional<Secret> token) throws ScalarLmException {
        return at(base, token, Limits.STANDARD);
    }

    static ScalarLm at(URI base, Optional<Secret> token, Limits limits) throws ScalarLmException {
        var address = ScalarLmAddress.of(base);
        address.check(false, token.isPresent());
        String server = address.host() + ":" + address.port();
        return new ScalarLm(address, new ScalarLmHttp(address, server, token, limits), limits, Optional.empty());
    }

    /**
     * The one at an address that the machine at the other end of a shell reaches. SSH encrypts the way there, so a token
     * may go along. The shell stays open when this is closed.
     */
    public static ScalarLm behind(RemoteShell shell, URI base, Optional<Secret> token)
            throws RemoteException, ScalarLmException, InterruptedException {
        return behind(shell, base, token, Limits.STANDARD);
    }

    static ScalarLm behind(RemoteShell shell, URI base, Optional<Secret> token, Limits limits)
            throws RemoteException, ScalarLmException, InterruptedException {
        var address = ScalarLmAddress.of(base);
        address.check(true, token.isPresent());
        RemoteShell.Forward tunnel = shell.forward(address.host(), address.port());
        String server = address.host() + ":" + address.port() + " through " + shell.target();
        var http = new ScalarLmHttp(address.through(tunnel.localPort()), server, token, limits);
        return new ScalarLm(address, http, limits, Optional.of(tunnel));
    }

    /**
     * Whether a server could be at an address; asks nobody.
     *
     * @param tunnelled whether the way leads through a cluster
     * @throws ScalarLmException where it could not, or a token would cross the network in the clear
     */
    public static void check(URI base, boolean tunnelled, boolean withToken) throws ScalarLmException {
        ScalarLmAddress.of(base).check(tunnelled, withToken);
    }

    /** How the server and its parts are. */
    public Health health() throws ScalarLmException, InterruptedException {
        return ScalarLmJson.health(http.get("/v1/health"))
                .orElseThrow(() -> http.notUnderstood("its health is none that ScalarLM tells"));
    }

    /** What waits and runs in ScalarLM's Slurm. */
    public JobQueue queue() throws ScalarLmException, InterruptedException {
        JsonNode answer = http.get(MEGATRON + "squeue");
        if (answer.path("squeue_output").isString()) {
            return JobQueue.of(answer.path("squeue_output").asString());
        }
        String why = answer.path("error_message").asString("");
        if (why.isBlank()) {
            throw http.notUnderstood("its queue is none that ScalarLM tells");
        }
        throw new ScalarLmException(new QueueFailed(address.toString(), why));
    }

    /** How many GPUs ScalarLM has for training, on all nodes together. */
    public int gpuCount() throws ScalarLmException, InterruptedException {
        return count("gpu_count");
    }

    /** How many nodes ScalarLM has for training. It gives a job no more, and says nothing where more was asked for. */
    public int nodeCount() throws ScalarLmException, InterruptedException {
        return count("node_count");
    }

    private int count(String what) throws ScalarLmException, InterruptedException {
        return ScalarLmJson.count(http.get(MEGATRON + what), what)
                .orElseThrow(() -> http.notUnderstood("its answer to " + what + " has no number"));
    }

    /** All trainings that the server keeps, the newest first. */
    public List<TrainingJob> jobs() throws ScalarLmException, InterruptedException {
        JsonNode answer = http.get(MEGATRON + "list_models");
        if (!answer.path("models").isArray()) {
            throw http.notUnderstood("its list of models is none");
        }
        return ScalarLmJson.jobs(answer);
    }

    /**
     * Sends data and arguments and starts the training. Sent twice, the same is one job.
     *
     * @throws ScalarLmException before anything is sent where {@link TrainRequest#problems()} has any
     * @throws IOException where the data cannot be packed on this machine
     */
    public TrainingJob train(TrainRequest request) throws ScalarLmException, IOException, InterruptedException {
        List<TrainProblem> problems = request.problems();
        if (!problems.isEmpty()) {
            throw new ScalarLmException(
                    new BadRequest(problems.stream().map(TrainProblem::sentence).collect(Collectors.joining(" "))));
        }
        try (var folder = TemporaryFolder.make("training")) {
            Path archive = folder.path().resolve("training.tar.gz");
            TrainingArchive.write(request.data(), archive);
            JsonNode answer = http.upload(MEGATRON + "train", new MultipartForm(archive, request.parameters()));
            return ScalarLmJson.job(answer).orElseThrow(() -> http.notUnderstood("its answer names no job"));
        }
    }

    /** One job, by its name, a part of it, or {@value #LATEST}. */
    public TrainingJob job(String id) throws ScalarLmException, InterruptedException {
        String path = MEGATRON + "train/" + JobQuestion.checked(id);
        return JobQuestion.about(
                id,
                () -> ScalarLmJson.job(http.get(path))
                        .orElseThrow(() -> http.notUnderstood("its answer names no job")));
    }

    /**
     * The one job that a name or the beginning of one leads to. ScalarLM itself takes the first whose name has the text
     * anywhere in it, which may be anybody's.
     */
    private TrainingJob find(String id) throws ScalarLmException, InterruptedException {
        if (!id.equals(LATEST) && JobQuestion.checked(id).length() < SHORTEST_PART) {
            throw new ScalarLmException(
                    new UnclearJob(id, "write the first " + SHORTEST_PART + " characters of the job's name at least"));
        }
        TrainingJob found = job(id);
        if (!id.equals(LATEST) && !found.name().startsWith(id)) {
            throw new ScalarLmException(new UnclearJob(id, "the server takes it for " + found.name()));
        }
        return found;
    }

    /**
     * Hands over the lines of a job's log that there are now, from a number on, as they come.
     *
     * @return the number of the line that would be the next
     */
    public long logs(String id, long from, Consumer<LogLine> taker) throws ScalarLmException, InterruptedException {
        var next = new AtomicLong(from);
        String path = MEGATRON + "train/logs/" + JobQuestion.checked(id) + "?starting_line_number=" + from;
        JobQuestion.about(id, () -> {
            var strange = new AtomicLong();
            http.lines(
                    path,
                    text -> ScalarLmJson.line(text)
                            .ifPresentOrElse(
                                    line -> {
                                        next.set(line.number() + 1);
                                        taker.accept(line);
                                    },
                                    () -> strange.addAndGet(text.isBlank() ? 0 : 1)));
            if (strange.get() > 0) {
                throw http.notUnderstood(strange.get() + " lines of its log are none that ScalarLM sends");
            }
            return next;
        });
        return next.get();
    }

    /** Hands over the lines of a job's log until the job has ended, also those still to be written. */
    public TrainingJob follow(String id, Consumer<LogLine> taker) throws ScalarLmException, InterruptedException {
        // The newest job may soon be another.
        String name = find(id).name();
        return new LogFollower(this, name, limits.pause(), taker).toTheEnd();
    }

    /** Cancels the one job that a name, or the first characters of it, leads to. */
    public TrainingJob cancel(String id) throws ScalarLmException, InterruptedException {
        return cancel(toCancel(id));
    }

    /** The newest job in the server's eyes may be another than the user sent last. */
    TrainingJob toCancel(String id) throws ScalarLmException, InterruptedException {
        if (id.equals(LATEST)) {
            throw new ScalarLmException(
                    new UnclearJob(id, "the server passes over jobs that have not trained yet, so write the name"));
        }
        return find(id);
    }

    /** ScalarLM answers well also where it cancelled nothing: with nothing, or with the state that the job has. */
    TrainingJob cancel(TrainingJob job) throws ScalarLmException, InterruptedException {
        JsonNode answer = JobQuestion.about(job.name(), () -> http.post(MEGATRON + "cancel/" + job.name()));
        TrainingJob now = ScalarLmJson.job(answer)
                .orElseThrow(() -> new ScalarLmException(
                        new NotCancelled(job.name(), "the server failed, and its own log alone says why")));
        if (!now.state().equals(TrainingJob.CANCELLED)) {
            throw new ScalarLmException(
                    new NotCancelled(job.name(), "Slurm did not take it, and its state is " + now.state()));
        }
        return now;
    }

    /** The server's address, which holds no secret. */
    public String address() {
        return address.toString();
    }

    @Override
    public void close() {
        http.close();
        tunnel.ifPresent(RemoteShell.Forward::close);
    }
}
