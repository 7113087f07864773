package trainyard.core.job.scalarlm;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The form that a training is sent as (RFC 7578): the archive as {@code file}, the arguments as {@code params}. */
final class MultipartForm {
    private final String boundary = "trainyard-" + UUID.randomUUID();
    private final AtomicLong sent = new AtomicLong();
    private final Path archive;
    private final long size;
    private final String parameters;

    MultipartForm(Path archive, String parameters) throws IOException {
        this.archive = archive;
        this.parameters = parameters;
        size = Files.size(archive);
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    /** How many bytes of the archive have been taken from the disk so far. */
    long sent() {
        return sent.get();
    }

    /** The archive is read as it is sent: it may be larger than the memory. */
    BodyPublisher body() {
        // The server refuses a file without a name.
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"dataset\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n";
        String tail = "\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"params\"\r\n"
                + "Content-Type: application/json\r\n\r\n" + parameters + "\r\n--" + boundary + "--\r\n";
        return BodyPublishers.concat(
                BodyPublishers.ofString(head, StandardCharsets.UTF_8),
                BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(this::open), size),
                BodyPublishers.ofString(tail, StandardCharsets.UTF_8));
    }

    private InputStream open() {
        try {
            return new Counted(Files.newInputStream(archive));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            sent.addAndGet(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = super.read(buffer, from, length);
            sent.addAndGet(Math.max(0, read));
            return read;
        }
    }
}
