package trainyard.app.kit;

import java.time.Duration;
import java.util.concurrent.Future;

/** Work that the status bar names, from its beginning until its outcome is delivered. Used on the FX thread. */
public final class RunningTask {
    private final String name;
    private final Future<?> work;
    private final long began = System.nanoTime();

    RunningTask(String name, Future<?> work) {
        this.name = name;
        this.work = work;
    }

    public String name() {
        return name;
    }

    /** How long it has been under way. */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Interrupts it. It stays listed until it has noticed, and then ends as a failure that says so. */
    public void cancel() {
        work.cancel(true);
    }

    public boolean isCancelled() {
        return work.isCancelled();
    }
}
