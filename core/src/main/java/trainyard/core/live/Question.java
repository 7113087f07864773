package trainyard.core.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import trainyard.core.remote.Command;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;

/** One of the commands that observe a cluster, what it answered last, and how long that took. */
final class Question<A> {
    /**
     * @param arrivedAt when its last byte was there
     * @param nanos the same, by the clock that nobody sets
     */
    record Answered<A>(A answer, Instant arrivedAt, long nanos, Duration took) {}

    private final Command command;
    private final Function<byte[], A> reading;
    private volatile Optional<Answered<A>> latest = Optional.empty();

    Question(Command command, Function<byte[], A> reading) {
        this.command = command;
        this.reading = reading;
    }

    Optional<Answered<A>> latest() {
        return latest;
    }

    Answered<A> known() {
        return latest.orElseThrow(() -> new IllegalStateException("not asked yet: " + command));
    }

    /** Whether there is no answer, or one that came longer ago than that. */
    boolean isOlderThan(Duration age) {
        return latest.map(answered -> System.nanoTime() - answered.nanos() >= age.toNanos())
                .orElse(true);
    }

    void forget() {
        latest = Optional.empty();
    }

    private void ask(RemoteShell shell, Clock clock) throws RemoteException, InterruptedException {
        var result = shell.run(command).orFail();
        Instant arrivedAt = clock.instant();
        latest = Optional.of(
                new Answered<>(reading.apply(result.output()), arrivedAt, System.nanoTime(), result.took()));
    }

    /**
     * Asks side by side, and returns when all are answered. The first that fails ends the others.
     *
     * @throws RemoteException why the first failed
     */
    static void askAll(Collection<Question<?>> questions, RemoteShell shell, Clock clock)
            throws RemoteException, InterruptedException {
        var names = Thread.ofVirtual().name("query " + shell.target() + " ", 1);
        try (var threads = Executors.newThreadPerTaskExecutor(names.factory())) {
            var answers = new ExecutorCompletionService<Boolean>(threads);
            for (Question<?> question : questions) {
                Callable<Boolean> asking = () -> {
                    question.ask(shell, clock);
                    return true;
                };
                answers.submit(asking);
            }
            try {
                for (int i = 0; i < questions.size(); i++) {
                    answers.take().get();
                }
            } catch (ExecutionException failed) {
                throw cause(failed);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private static RemoteException cause(ExecutionException failed) throws InterruptedException {
        return switch (failed.getCause()) {
            case RemoteException remote -> remote;
            case InterruptedException interrupted -> throw interrupted;
            case RuntimeException bug -> throw bug;
            case Error bug -> throw bug;
            case null, default -> throw new IllegalStateException(failed);
        };
    }
}
