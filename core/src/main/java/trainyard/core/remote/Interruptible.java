package trainyard.core.remote;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes blocking network calls end in time, and when their caller is interrupted: they run on a virtual thread, whose
 * sockets an interrupt closes.
 */
final class Interruptible {
    private Interruptible() {}

    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    static void run(Duration limit, Work work) throws IOException, InterruptedException {
        var task = new FutureTask<>(() -> {
            work.run();
            return true;
        });
        Thread.ofVirtual().name("remote-connect").start(task);
        try {
            task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new IOException(late);
        } catch (ExecutionException failure) {
            switch (failure.getCause()) {
                case IOException broken -> throw broken;
                case RuntimeException bug -> throw bug;
                case null, default -> throw new IOException(failure.getCause());
            }
        } finally {
            task.cancel(true);
        }
    }
}
