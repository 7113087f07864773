package trainyard.app.soak;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;

/** How long the FX thread does not come to something new. */
final class Heartbeat implements AutoCloseable {
    private static final long EVERY_NANOS = 50_000_000;

    private final AtomicLong longest = new AtomicLong();
    private final AtomicLong waitingSince = new AtomicLong();
    private final Thread thread = Thread.ofPlatform().daemon().name("heartbeat").unstarted(this::beat);

    Heartbeat() {
        thread.start();
    }

    /** In milliseconds, a wait that still goes on included. */
    long longestMillis() {
        long since = waitingSince.get();
        long now = since == 0 ? 0 : System.nanoTime() - since;
        return Math.max(longest.get(), now) / 1_000_000;
    }

    private void beat() {
        while (!Thread.currentThread().isInterrupted()) {
            if (waitingSince.compareAndSet(0, System.nanoTime())) {
                Platform.runLater(() -> {
                    long waited = System.nanoTime() - waitingSince.get();
                    longest.accumulateAndGet(waited, Math::max);
                    waitingSince.set(0);
                });
            }
            LockSupport.parkNanos(EVERY_NANOS);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
