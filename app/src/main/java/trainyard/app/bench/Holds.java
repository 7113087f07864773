package trainyard.app.bench;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;

/** The longest time that the FX thread does not come to something new while work is under way. */
final class Holds {
    private static final long LOOK_NANOS = 500_000;

    private Holds() {}

    /** @param longest in milliseconds, as the wall time */
    record Held(double wall, double longest) {}

    static Held during(Callable<?> work) throws Exception {
        var longest = new AtomicLong();
        var going = new AtomicBoolean(true);
        Thread asking = Thread.ofPlatform().daemon().start(() -> {
            while (going.get()) {
                ask(longest);
            }
        });
        double wall = Timing.once(work);
        going.set(false);
        asking.join();
        return new Held(wall, longest.get() / 1e6);
    }

    private static void ask(AtomicLong longest) {
        long asked = System.nanoTime();
        var come = new AtomicBoolean();
        Platform.runLater(() -> {
            longest.accumulateAndGet(System.nanoTime() - asked, Math::max);
            come.set(true);
        });
        while (!come.get()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
