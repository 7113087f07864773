package trainyard.app.samples;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;

/** JavaFX for tests: started once, never ended by the last window. */
public final class Fx {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Fx() {}

    public static void start() {
        var up = new CompletableFuture<Void>();
        try {
            Platform.startup(() -> up.complete(null));
        } catch (IllegalStateException runsAlready) {
            up.complete(null);
        }
        up.join();
        Platform.setImplicitExit(false);
    }

    public static void run(Runnable work) {
        call(() -> {
            work.run();
            return 0;
        });
    }

    public static <T> T call(Callable<T> work) {
        var answer = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                answer.complete(work.call());
            } catch (Exception | AssertionError problem) {
                answer.completeExceptionally(problem);
            }
        });
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException problem) {
            throw new AssertionError(problem);
        }
    }

    /** Waits until the condition holds on the FX thread. */
    public static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!call(condition::getAsBoolean)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("It did not happen within " + PATIENCE.toSeconds() + " s");
            }
            LockSupport.parkNanos(10_000_000);
        }
    }
}
