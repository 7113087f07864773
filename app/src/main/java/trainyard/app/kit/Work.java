package trainyard.app.kit;

import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work whose outcome comes exactly once: also where it is cancelled before a thread takes it up, and only
 * after the thread that did has let go of it.
 */
final class Work extends FutureTask<Void> {
    private final AtomicReference<@Nullable Runnable> outcome;
    private final Consumer<Runnable> deliver;
    private final Runnable onCancelled;

    /**
     * @param asked works and tells its outcome; empty where it was broken off
     * @param deliver gets the outcome, once
     * @param onCancelled the outcome where it was broken off because somebody cancelled it
     */
    Work(Supplier<Optional<Runnable>> asked, Consumer<Runnable> deliver, Runnable onCancelled) {
        this(asked, new AtomicReference<>(), deliver, onCancelled);
    }

    private Work(
            Supplier<Optional<Runnable>> asked,
            AtomicReference<@Nullable Runnable> outcome,
            Consumer<Runnable> deliver,
            Runnable onCancelled) {
        super(() -> {
            outcome.set(asked.get().orElse(null));
            return null;
        });
        this.outcome = outcome;
        this.deliver = deliver;
        this.onCancelled = onCancelled;
    }

    /** The executor calls this also where the work was cancelled before, which then does nothing but end. */
    @Override
    public void run() {
        super.run();
        Runnable found = outcome.get();
        if (found == null) {
            found = isCancelled() ? onCancelled : () -> {};
        }
        deliver.accept(found);
    }
}
