package trainyard.core.job.scalarlm;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import trainyard.core.job.scalarlm.ScalarLmProblem.BadAddress;
import trainyard.core.job.scalarlm.ScalarLmProblem.BadRequest;
import trainyard.core.job.scalarlm.ScalarLmProblem.NoLogYet;
import trainyard.core.job.scalarlm.ScalarLmProblem.NoSuchJob;
import trainyard.core.job.scalarlm.ScalarLmProblem.NotCancelled;
import trainyard.core.job.scalarlm.ScalarLmProblem.QueueFailed;
import trainyard.core.job.scalarlm.ScalarLmProblem.Refused;
import trainyard.core.job.scalarlm.ScalarLmProblem.ServerFailed;
import trainyard.core.job.scalarlm.ScalarLmProblem.TokenInTheClear;
import trainyard.core.job.scalarlm.ScalarLmProblem.UnclearJob;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;
import trainyard.core.remote.Secret;
import trainyard.core.settings.TemporaryFolder;

/**
 * A ScalarLM server. All operations block, belong on a background thread, and can be interrupted; each has a time limit.
 *
 * <p>A job is known by its name, a long hash; {@value #LATEST} is the newest one.
 */
public final class ScalarLm implements AutoCloseable {
    public static final String LATEST = "latest";
    private static final String MEGATRON = "/v1/megatron/";
    private static final int NOT_FOUND = 404;
    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z][0-9A-Za-z_.-]{0,199}");
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
        check(base, false, token.isPresent());
        var address = ScalarLmAddress.of(base);
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
        check(base, true, token.isPresent());
        var address = ScalarLmAddress.of(base);
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
        var address = ScalarLmAddress.of(base);
        if (tunnelled && address.isEncrypted()) {
            // Its certificate is for its own name, and a tunnel begins at this machine's.
            throw new ScalarLmException(new BadAddress(
                    address.toString(), "through a cluster only http goes, and SSH encrypts it on the way"));
        }
        if (withToken && !tunnelled && !address.isEncrypted() && !address.isLoopback()) {
            throw new ScalarLmException(new TokenInTheClear(address.host()));
        }
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
        String path = MEGATRON + "train/" + checked(id);
        return aboutJob(
                id,
                () -> ScalarLmJson.job(http.get(path))
                        .orElseThrow(() -> http.notUnderstood("its answer names no job")));
    }

    /**
     * The one job that a name or the beginning of one leads to. ScalarLM itself takes the first whose name has the text
     * anywhere in it, which may be anybody's.
     */
    TrainingJob find(String id) throws ScalarLmException, InterruptedException {
        if (!id.equals(LATEST) && checked(id).length() < SHORTEST_PART) {
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
        String path = MEGATRON + "train/logs/" + checked(id) + "?starting_line_number=" + from;
        aboutJob(id, () -> {
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

    /**
     * Hands over the lines of a job's log until the job has ended, also those still to be written: the server tells what
     * there is, so it is asked again and again.
     */
    public TrainingJob follow(String id, Consumer<LogLine> taker) throws ScalarLmException, InterruptedException {
        // The newest job may soon be another.
        String name = find(id).name();
        long next = 0;
        while (true) {
            TrainingJob job = job(name);
            try {
                next = logs(name, next, taker);
            } catch (ScalarLmException failure) {
                if (!(failure.problem() instanceof NoLogYet)) {
                    throw failure;
                }
            }
            if (job.isOver()) {
                return job;
            }
            Thread.sleep(limits.pause());
        }
    }

    /** Cancels the one job that a name, or the first characters of it, leads to. */
    public TrainingJob cancel(String id) throws ScalarLmException, InterruptedException {
        return cancel(find(id));
    }

    /** ScalarLM answers well also where it cancelled nothing: with nothing, or with the state that the job has. */
    TrainingJob cancel(TrainingJob job) throws ScalarLmException, InterruptedException {
        JsonNode answer = aboutJob(job.name(), () -> http.post(MEGATRON + "cancel/" + job.name()));
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

    @FunctionalInterface
    private interface Question<T> {
        T ask() throws ScalarLmException, InterruptedException;
    }

    /** A job that there is not comes as a failure of the server that quotes its own 404. */
    private static <T> T aboutJob(String id, Question<T> question) throws ScalarLmException, InterruptedException {
        try {
            return question.ask();
        } catch (ScalarLmException failure) {
            throw switch (failure.problem()) {
                case ServerFailed failed
                when failed.detail().contains("404: ") ->
                    new ScalarLmException(new NoSuchJob(id, failed.detail().replaceFirst("^.*404: ", "")), failure);
                case ServerFailed failed
                when failed.detail().contains("Could not find log file") ->
                    new ScalarLmException(new NoLogYet(id), failure);
                case Refused refused
                when refused.status() == NOT_FOUND ->
                    new ScalarLmException(new NoSuchJob(id, refused.detail()), failure);
                default -> failure;
            };
        }
    }

    /** A name is a part of a path; the server would take an empty one for any job. */
    private static String checked(String id) throws ScalarLmException {
        if (!NAME.matcher(id).matches()) {
            throw new ScalarLmException(new UnclearJob(id, "a job's name is made of letters, digits, points, _ and -"));
        }
        return id;
    }

    @Override
    public void close() {
        http.close();
        tunnel.ifPresent(RemoteShell.Forward::close);
    }
}
