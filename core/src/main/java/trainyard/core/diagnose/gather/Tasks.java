package trainyard.core.diagnose.gather;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import trainyard.core.remote.RemoteException;

/** What is done side by side. Closing it ends what is still under way. */
public final class Tasks implements AutoCloseable {
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("gather ", 1).factory());

    public <T> Future<T> start(Callable<T> task) {
        return threads.submit(task);
    }

    /** Waits for one. */
    public static <T> T of(Future<T> task) throws RemoteException, InterruptedException, IOException {
        try {
            return task.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case RemoteException remote -> throw remote;
                case IOException unwritable -> throw unwritable;
                case UncheckedIOException unwritable -> throw unwritable.getCause();
                case InterruptedException interrupted -> throw interrupted;
                case RuntimeException bug -> throw bug;
                case null, default -> throw new IllegalStateException(failed);
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
