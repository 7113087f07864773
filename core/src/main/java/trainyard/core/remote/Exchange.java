package trainyard.core.remote;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One command from its start to its exit status: feeds it, reads both outputs side by side, can be cancelled. */
final class Exchange implements Callable<Exchange.Ended>, AutoCloseable {
    /** Error output beyond this is read and dropped. */
    private static final int ERRORS_KEPT = 64 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final RemoteProcess.Starter starter;
    private final Command command;
    private final CommandRunner.Feed feed;
    private final CommandRunner.Reading reading;
    private @Nullable RemoteProcess process;
    private @Nullable FutureTask<?> feeding;
    private boolean cancelled;

    Exchange(RemoteProcess.Starter starter, Command command, CommandRunner.Feed feed, CommandRunner.Reading reading) {
        this.starter = starter;
        this.command = command;
        this.feed = feed;
        this.reading = reading;
    }

    record Ended(int status, byte[] output, String errors) {}

    @Override
    public Ended call() throws Exception {
        RemoteProcess started = starter.start(command.words());
        synchronized (this) {
            process = started;
            if (cancelled) {
                throw new InterruptedException();
            }
            feeding = aside("remote-input", () -> feed(started));
        }
        try {
            var errors = aside("remote-errors", () -> head(started.errors()));
            byte[] output = reading.from(started.output());
            stopFeeding();
            String said = errors.get();
            return new Ended(started.exitStatus(), output, said);
        } catch (IOException | RuntimeException failure) {
            // The reader gave up, or the connection broke: nobody will take what the command still prints.
            stopFeeding();
            started.end();
            throw failure;
        }
    }

    /**
     * Ends the command from another thread. Returns at once: telling a dead machine may take long.
     *
     * @return whether the command had begun. One that is just being started must not be interrupted: the server would
     *     keep the session that it was asked for, and nobody would close it. It is ended as soon as it has begun.
     */
    boolean cancel() {
        RemoteProcess running;
        synchronized (this) {
            cancelled = true;
            running = process;
        }
        stopFeeding();
        if (running != null) {
            Thread.ofVirtual().name("remote-end").start(running::end);
        }
        return running != null;
    }

    @Override
    public void close() {
        RemoteProcess running;
        boolean end;
        synchronized (this) {
            running = process;
            end = cancelled;
        }
        if (running != null) {
            if (end) {
                running.end();
            }
            running.close();
        }
    }

    /**
     * A command that closed its output wants no more input. A writer left waiting for room would hold sshj's lock on the
     * channel, and with it the thread that reads for the whole connection.
     */
    private synchronized void stopFeeding() {
        if (feeding != null) {
            feeding.cancel(true);
        }
    }

    private boolean feed(RemoteProcess started) {
        try (var input = started.input()) {
            feed.to(input);
            return true;
        } catch (IOException unread) {
            // The command ended, or closed its input, before it had read all. Its exit status tells how it went.
            LOG.debug("{} did not take all of its input", command, unread);
            return false;
        }
    }

    private static String head(InputStream errors) throws IOException {
        var kept = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int n = errors.read(buffer); n >= 0; n = errors.read(buffer)) {
            kept.write(buffer, 0, Math.min(n, ERRORS_KEPT - kept.size()));
        }
        return kept.toString(StandardCharsets.UTF_8);
    }

    private static <T> FutureTask<T> aside(String name, Callable<T> work) {
        var task = new FutureTask<>(work);
        Thread.ofVirtual().name(name).start(task);
        return task;
    }
}
