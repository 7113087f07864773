package trainyard.core.settings;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;

/**
 * All that the console did to clusters: {@code audit.jsonl} in the settings folder, JSON lines, only ever appended to.
 *
 * <p>A command has a line before it is sent and one with its end, so that a crash in between leaves a trace; reading
 * makes one entry of both. Several consoles may write at once.
 */
public final class AuditLog {
    /** One writer at a time in this process; the file's lock holds off other processes only. */
    private static final Object WRITING = new Object();

    private final Path file;

    private AuditLog(Path file) {
        this.file = file;
    }

    public static AuditLog in(SettingsFolder folder) {
        return new AuditLog(folder.auditLog());
    }

    public Path file() {
        return file;
    }

    /** Fails where an entry could not be written. */
    public void check() throws IOException {
        append("");
    }

    /** Takes down a command that is about to be sent. It must not be sent where this fails. */
    public AuditEntry begin(AuditEntry entry) throws IOException {
        append(AuditJson.line(entry) + "\n");
        return entry;
    }

    /** Takes down how a command ended. */
    public void end(AuditEntry entry) throws IOException {
        append(AuditJson.line(entry) + "\n");
    }

    /**
     * On a thread that nobody interrupts: an interrupt would close the file, and a command that somebody breaks off
     * would leave no line of its end.
     */
    private void append(String text) throws IOException {
        var writing = new FutureTask<>(() -> {
            write(text);
            return true;
        });
        Thread.ofVirtual().name("audit").start(writing);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    writing.get();
                    return;
                } catch (InterruptedException later) {
                    interrupted = true;
                } catch (ExecutionException failed) {
                    throw failed.getCause() instanceof IOException unwritable ? unwritable : new IOException(failed);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void write(String text) throws IOException {
        synchronized (WRITING) {
            try (FileChannel channel = PrivateFiles.open(file);
                    var lock = channel.lock()) {
                long end = channel.size();
                // A line that a crash cut off stays a line of its own.
                String separator = text.isEmpty() || end == 0 || lastByte(channel, end) == '\n' ? "" : "\n";
                var bytes = ByteBuffer.wrap((separator + text).getBytes(StandardCharsets.UTF_8));
                channel.position(end);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
        }
    }

    private static byte lastByte(FileChannel channel, long end) throws IOException {
        var last = ByteBuffer.allocate(1);
        channel.read(last, end - 1);
        return last.get(0);
    }

    /**
     * Entries, the newest first.
     *
     * @param most how many at most
     * @param words only entries in which each of them stands, in any case; none for all
     */
    public List<AuditEntry> latest(int most, List<String> words) throws IOException {
        var found = new Latest(most);
        if (Files.exists(file)) {
            // Bytes that are no UTF-8 become question marks: a broken line must not hide the others.
            try (var lines =
                    new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    AuditJson.read(line).ifPresent(entry -> found.take(entry, words));
                }
            }
        }
        return List.copyOf(found.entries.sequencedValues().reversed());
    }

    /** Writes the entries in which the words stand into a file of their own, the newest first, one line each. */
    public void export(Path target, List<String> words) throws IOException {
        String text = latest(Integer.MAX_VALUE, words).stream()
                .map(entry -> AuditJson.line(entry) + "\n")
                .collect(Collectors.joining());
        PrivateFiles.write(target, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Why the log could not be written or read, without a full stop. */
    public static String reason(IOException failure) {
        return failure instanceof AccessDeniedException denied
                ? "access to " + denied.getFile() + " is denied"
                : String.valueOf(failure.getMessage());
    }

    /** The last entries of a file that is read from its beginning. */
    private static final class Latest {
        private final LinkedHashMap<String, AuditEntry> entries = new LinkedHashMap<>();
        private final int most;

        Latest(int most) {
            this.most = most;
        }

        /** The end of a command takes the place of its beginning. */
        void take(AuditEntry entry, List<String> words) {
            if (entry.hasAll(words)) {
                entries.put(entry.id(), entry);
            } else {
                entries.remove(entry.id());
            }
            if (entries.size() > most) {
                entries.pollFirstEntry();
            }
        }
    }
}
