package trainyard.app.bench;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;

/** The longest time that the FX thread does not come to something new while work is under way. */
final class Holds {
    private static final long LOOK_NANOS = 500_000;

    private Holds() {}

    /**
     * In milliseconds.
     *
     * @param longest hold
     * @param busiest what the FX thread used of a processor in one hold, at most: the part that a busy machine and the
     *     thread that draws leave alone
     */
    record Held(double wall, double longest, double busiest) {}

    static Held during(Callable<?> work) throws Exception {
        var longest = new AtomicLong();
        var busiest = new AtomicLong();
        var going = new AtomicBoolean(true);
        Thread asking = Thread.ofPlatform().daemon().start(() -> {
            long[] used = {Long.MAX_VALUE};
            while (going.get()) {
                ask(longest, busiest, used);
            }
        });
        double wall = Timing.once(work);
        going.set(false);
        asking.join();
        return new Held(wall, longest.get() / 1e6, busiest.get() / 1e6);
    }

    /** @param used by the FX thread at the turn before; looked at on that thread only */
    private static void ask(AtomicLong longest, AtomicLong busiest, long[] used) {
        long asked = System.nanoTime();
        var come = new AtomicBoolean();
        Platform.runLater(() -> {
            longest.accumulateAndGet(System.nanoTime() - asked, Math::max);
            long now = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            busiest.accumulateAndGet(now - used[0], Math::max);
            used[0] = now;
            come.set(true);
        });
        while (!come.get()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
