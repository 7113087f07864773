package trainyard.app.soak;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;

/** How long the FX thread does not come to something new. */
final class Heartbeat implements AutoCloseable {
    private static final long EVERY_NANOS = 50_000_000;
    private static final long LONG_NANOS = 300_000_000;

    private final AtomicLong longest = new AtomicLong();
    private volatile String place = "";
    private long placeWaited = LONG_NANOS;
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

    /** What the FX thread was at, deepest first, in the longest of its holds over {@value #LONG_NANOS} ns. */
    String place() {
        return place;
    }

    private void look() {
        long since = waitingSince.get();
        long waited = since == 0 ? 0 : System.nanoTime() - since;
        if (waited > placeWaited) {
            placeWaited = waited;
            place = Thread.getAllStackTraces().entrySet().stream()
                    .filter(thread -> thread.getKey().getName().equals("JavaFX Application Thread"))
                    .flatMap(thread -> Stream.of(thread.getValue()))
                    .limit(30)
                    .map(StackTraceElement::toString)
                    .collect(Collectors.joining("\n    ", Instant.now() + "\n    ", ""));
        }
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
            look();
            LockSupport.parkNanos(EVERY_NANOS);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
