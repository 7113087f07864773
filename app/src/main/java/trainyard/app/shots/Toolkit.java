package trainyard.app.shots;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;

/** JavaFX without a display: its Headless platform and the software pipeline. */
final class Toolkit {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Toolkit() {}

    /** Starts JavaFX, or joins it where it runs already. The properties count only before the first start. */
    static void start() throws InterruptedException {
        System.setProperty("glass.platform", System.getProperty("glass.platform", "Headless"));
        System.setProperty("prism.order", System.getProperty("prism.order", "sw"));
        var up = new CountDownLatch(1);
        try {
            Platform.startup(up::countDown);
        } catch (IllegalStateException runsAlready) {
            Platform.runLater(up::countDown);
        }
        up.await();
        Platform.setImplicitExit(false);
    }

    /** Runs on the FX thread and waits for the answer. */
    static <T> T onFx(Callable<T> work) throws InterruptedException, ExecutionException, TimeoutException {
        var answer = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                answer.complete(work.call());
            } catch (Exception problem) {
                answer.completeExceptionally(problem);
            }
        });
        return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
