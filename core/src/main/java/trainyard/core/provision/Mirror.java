package trainyard.core.provision;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Hands on what a run's files hold, and keeps them here too where the run is elsewhere, so that the next console goes on
 * where this one stopped.
 */
final class Mirror implements Frames.Taker, AutoCloseable {
    private final RunListener listener;
    private final OutputStream eventsHere;
    private final OutputStream logHere;
    private long events;
    private long log;

    /** @param elsewhere whether the run's own files are on another machine */
    Mirror(RunFolder folder, boolean elsewhere, RunListener listener) throws IOException {
        this.listener = listener;
        eventsHere = elsewhere ? append(folder.events()) : OutputStream.nullOutputStream();
        logHere = elsewhere ? append(folder.log()) : OutputStream.nullOutputStream();
        if (elsewhere) {
            known(folder.events(), (buffer, length) -> {
                listener.events(buffer, 0, length);
                events += length;
            });
            known(folder.log(), (buffer, length) -> {
                listener.log(buffer, 0, length);
                log += length;
            });
        }
    }

    long eventsPosition() {
        return events;
    }

    long logPosition() {
        return log;
    }

    @Override
    public void events(byte[] buffer, int from, int length) {
        write(eventsHere, buffer, from, length);
        events += length;
        listener.events(buffer, from, length);
    }

    @Override
    public void log(byte[] buffer, int from, int length) {
        write(logHere, buffer, from, length);
        log += length;
        listener.log(buffer, from, length);
    }

    @Override
    public void close() throws IOException {
        try (eventsHere) {
            logHere.close();
        }
    }

    private interface Piece {
        void take(byte[] buffer, int length);
    }

    private static void known(Path file, Piece piece) throws IOException {
        try (var in = Files.newInputStream(file)) {
            byte[] buffer = new byte[64 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                piece.take(buffer, n);
            }
        }
    }

    private static OutputStream append(Path file) throws IOException {
        return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static void write(OutputStream to, byte[] buffer, int from, int length) {
        try {
            to.write(buffer, from, length);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
