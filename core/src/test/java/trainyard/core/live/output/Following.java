package trainyard.core.live.output;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;

/** Follows a file on a thread of its own and keeps what came, for tests to look at. */
public final class Following implements FollowedFile.Watcher, AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(40);

    private final List<TextLine> lines = new ArrayList<>();
    private final List<FileState> states = new ArrayList<>();
    private TextLine open = TextLine.EMPTY;
    private volatile RemoteException failure;
    private final Thread thread;

    public Following(RemoteShell shell, String path, long last) {
        thread = Thread.ofVirtual().start(() -> {
            try {
                new FollowedFile(shell, path).follow(last, this);
            } catch (RemoteException failed) {
                failure = failed;
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public synchronized void state(FileState state) {
        states.add(state);
    }

    @Override
    public synchronized void lines(List<TextLine> finished, TextLine nowOpen) {
        lines.addAll(finished);
        open = nowOpen;
    }

    public synchronized List<String> texts() {
        return lines.stream().map(TextLine::text).toList();
    }

    public synchronized List<TextLine> lines() {
        return List.copyOf(lines);
    }

    public synchronized String open() {
        return open.text();
    }

    public synchronized boolean was(Class<? extends FileState> kind) {
        return states.stream().anyMatch(kind::isInstance);
    }

    public synchronized List<FileState> states() {
        return List.copyOf(states);
    }

    public RemoteException failure() {
        return failure;
    }

    public void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                fail("did not come about: " + states() + " " + texts() + " | " + open() + " " + failure);
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
