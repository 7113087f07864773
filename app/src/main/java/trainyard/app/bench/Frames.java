package trainyard.app.bench;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/** Work once a frame, and how long frames take. With JavaFX at full speed, a frame follows the one before at once. */
final class Frames {
    private static final int PATIENCE_SECONDS = 120;

    private Frames() {}

    /** Runs at each frame for as long as it returns true. On the FX thread. */
    static void each(BooleanSupplier work) {
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (!work.getAsBoolean()) {
                    stop();
                }
            }
        }.start();
    }

    /** @param p95 the time that 95 of 100 frames keep within, in milliseconds */
    record Times(double median, double p95) {}

    /** Measures frames with a change in each. From another thread. */
    static Times measure(int frames, IntConsumer change) throws Exception {
        double[] millis = new double[frames];
        var done = new CompletableFuture<Void>();
        Platform.runLater(() -> {
            int[] count = {-1};
            long[] before = {0};
            each(() -> {
                long now = System.nanoTime();
                if (count[0] >= 0 && count[0] < frames) {
                    millis[count[0]] = (now - before[0]) / 1e6;
                }
                before[0] = now;
                count[0]++;
                change.accept(count[0]);
                if (count[0] >= frames) {
                    done.complete(null);
                }
                return count[0] < frames;
            });
        });
        done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        Arrays.sort(millis);
        return new Times(millis[frames / 2], millis[(int) (frames * 0.95)]);
    }
}
