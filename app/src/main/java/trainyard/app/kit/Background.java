package trainyard.app.kit;

import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Work off the FX thread, on virtual threads. Results come back on the FX thread, and every failure reaches the one
 * reporter.
 */
public final class Background implements AutoCloseable {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ExecutorService workers;
    private final Executor ui;
    private final Consumer<? super Exception> reporter;
    private final ObservableList<RunningTask> tasks = FXCollections.observableArrayList();
    private final AtomicInteger underWay = new AtomicInteger();

    /** @param ui runs on the FX thread; a test hands in its own */
    public Background(Executor ui, Consumer<? super Exception> reporter) {
        this(
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("work-", 0).factory()),
                ui,
                reporter);
    }

    /** @param workers takes up all that is handed to it, what was cancelled meanwhile as well */
    Background(ExecutorService workers, Executor ui, Consumer<? super Exception> reporter) {
        this.workers = workers;
        this.ui = ui;
        this.reporter = reporter;
    }

    /** What the status bar lists as running; changes on the FX thread only. */
    public ObservableList<RunningTask> tasks() {
        return tasks;
    }

    /** Whether all work is done and delivered. */
    public boolean isIdle() {
        return underWay.get() == 0;
    }

    /** Hands a failure to the one reporter. Called on the FX thread. */
    public void report(Exception problem) {
        reporter.accept(problem);
    }

    /** Quick work that nobody needs to see running. */
    public <T> Future<?> run(Callable<T> work, Consumer<? super T> onDone) {
        return start(work(work, onDone, reporter, () -> {}, () -> {}));
    }

    /**
     * Work that may take a while; the status bar names it, and lets it be cancelled. Called on the FX thread.
     *
     * @param onFailure hears a {@link CancellationException}, whose message is a sentence, where the work was cancelled;
     *     work that came to its end all the same is done
     */
    public <T> Future<?> task(
            String name, Callable<T> work, Consumer<? super T> onDone, Consumer<? super Exception> onFailure) {
        var listed = new AtomicReference<@Nullable RunningTask>();
        Work made = work(
                work,
                onDone,
                onFailure,
                () -> onFailure.accept(new CancellationException(name + ": cancelled.")),
                () -> tasks.remove(listed.get()));
        var task = new RunningTask(name, made);
        listed.set(task);
        tasks.add(task);
        return start(made);
    }

    /** As the four-argument form, with failures to the reporter. */
    public <T> Future<?> task(String name, Callable<T> work, Consumer<? super T> onDone) {
        return task(name, work, onDone, reporter);
    }

    /**
     * Runs on the FX thread once a second, until the returned action is run. Not an animation: one that never ends
     * makes JavaFX draw sixty times a second, for a text that changes once.
     */
    public Runnable everySecond(Runnable work) {
        Future<?> ticking = workers.submit(() -> {
            while (true) {
                Thread.sleep(SECOND);
                ui.execute(work);
            }
        });
        return () -> ticking.cancel(true);
    }

    /**
     * Work without an end, such as following a file, until the returned action is run. It does not count as under way.
     *
     * @param onFailure on the FX thread, where the work ends by itself because it failed
     */
    public Runnable untilStopped(Callable<?> work, Consumer<? super Exception> onFailure) {
        Future<?> running =
                workers.submit(() -> answer(work, result -> {}, onFailure).ifPresent(ui::execute));
        return () -> running.cancel(true);
    }

    /** A question that is asked again and again: an answer that a later question has overtaken is dropped. */
    public <T> Latest<T> latest(Consumer<? super T> onDone) {
        return new Latest<>(this, onDone);
    }

    private Future<?> start(Work work) {
        underWay.incrementAndGet();
        workers.execute(work);
        return work;
    }

    private <T> Work work(
            Callable<T> work,
            Consumer<? super T> onDone,
            Consumer<? super Exception> onFailure,
            Runnable onCancelled,
            Runnable onEnd) {
        return new Work(
                () -> answer(work, onDone, onFailure),
                outcome -> ui.execute(() -> {
                    try {
                        onEnd.run();
                        outcome.run();
                    } finally {
                        underWay.decrementAndGet();
                    }
                }),
                onCancelled);
    }

    /** Empty where the work was broken off. */
    private static <T> Optional<Runnable> answer(
            Callable<T> work, Consumer<? super T> onDone, Consumer<? super Exception> onFailure) {
        try {
            T result = work.call();
            return Optional.of(() -> onDone.accept(result));
        } catch (InterruptedException | ClosedByInterruptException cancelled) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (Exception problem) {
            return Optional.of(() -> onFailure.accept(problem));
        } catch (Error broken) {
            return Optional.of(() -> onFailure.accept(new ExecutionException(broken)));
        }
    }

    /** Cancels what runs and waits a moment for it to notice. */
    @Override
    public void close() {
        workers.shutdownNow();
        try {
            if (!workers.awaitTermination(2, TimeUnit.SECONDS)) {
                System.getLogger(Background.class.getName())
                        .log(System.Logger.Level.WARNING, "Background work did not stop within 2 s");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** One such question; used on the FX thread only. */
    public static final class Latest<T> {
        private final Background background;
        private final Consumer<? super T> onDone;
        private long newest;

        Latest(Background background, Consumer<? super T> onDone) {
            this.background = background;
            this.onDone = onDone;
        }

        /** Drops the answer to what was asked so far: it is about something that is not shown any more. */
        public void forget() {
            newest++;
        }

        public void ask(Callable<T> question) {
            long ticket = ++newest;
            background.run(question, answer -> {
                if (ticket == newest) {
                    onDone.accept(answer);
                }
            });
        }
    }
}
