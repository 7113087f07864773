package trainyard.app.bench;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;

/** Work on the FX thread, for a thread that waits for it. */
final class FxWork {
    private static final int PATIENCE_SECONDS = 120;

    private FxWork() {}

    static <T> T call(Callable<T> work) throws Exception {
        var answer = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                answer.complete(work.call());
            } catch (Exception failed) {
                answer.completeExceptionally(failed);
            }
        });
        return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Waits for the first frame that finds it so, looked at on the FX thread. */
    static boolean await(BooleanSupplier condition) throws Exception {
        var met = new CompletableFuture<Boolean>();
        Platform.runLater(() -> Frames.each(() -> {
            if (condition.getAsBoolean()) {
                met.complete(true);
            }
            return !met.isDone();
        }));
        return met.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
