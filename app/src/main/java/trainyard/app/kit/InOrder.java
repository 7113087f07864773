package trainyard.app.kit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Work in the background one piece after the other, in the order in which it was asked for: for what is not to be used by
 * two threads at once. Used on the FX thread.
 */
public final class InOrder {
    private final Background background;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean busy;

    public InOrder(Background background) {
        this.background = background;
    }

    /**
     * @param onDone on the FX thread, before the next piece starts
     * @param onFailure the same, where the work failed
     */
    public <T> void run(Callable<T> work, Consumer<? super T> onDone, Consumer<? super Exception> onFailure) {
        waiting.add(() -> background.run(() -> Outcome.of(work), outcome -> {
            busy = false;
            try {
                outcome.tell(onDone, onFailure);
            } finally {
                next();
            }
        }));
        next();
    }

    private void next() {
        if (!busy && !waiting.isEmpty()) {
            busy = true;
            waiting.remove().run();
        }
    }

    /** What came of a piece of work. A failure is an outcome too: the next piece waits for this one to end. */
    private sealed interface Outcome<T> {
        record Done<T>(T result) implements Outcome<T> {}

        record Failed<T>(Exception problem) implements Outcome<T> {}

        /** @throws InterruptedException where all background work ends */
        static <T> Outcome<T> of(Callable<T> work) throws InterruptedException {
            try {
                return new Done<>(work.call());
            } catch (InterruptedException ending) {
                throw ending;
            } catch (Exception problem) {
                return new Failed<>(problem);
            }
        }

        default void tell(Consumer<? super T> onDone, Consumer<? super Exception> onFailure) {
            switch (this) {
                case Done<T>(T result) -> onDone.accept(result);
                case Failed<T>(Exception problem) -> onFailure.accept(problem);
            }
        }
    }
}
