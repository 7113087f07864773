package trainyard.core.provision.events;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the events of a run as its file grows. Bytes come in pieces of any size: the beginning of a line waits for its
 * rest. What cannot be understood becomes an {@link RunEvent.Unknown}; nothing makes reading fail. Used by one thread.
 */
public final class RunEventReader {
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private long read;

    /** One line of the file, such as one that is read again for its details. */
    public static RunEvent event(String line) {
        return EventJson.read(line);
    }

    /** How many bytes of the file were taken in: where to go on. */
    public long position() {
        return read;
    }

    /** The events whose lines have ended by now. */
    public List<EventLine> read(byte[] bytes, int length) {
        var events = new ArrayList<EventLine>();
        int from = 0;
        for (int at = 0; at < length; at++) {
            if (bytes[at] == '\n') {
                begun.write(bytes, from, at - from);
                end(read + at, events);
                from = at + 1;
            }
        }
        begun.write(bytes, from, length - from);
        read += length;
        return events;
    }

    private void end(long lineEnd, List<EventLine> events) {
        int length = begun.size();
        String line = begun.toString(StandardCharsets.UTF_8);
        begun.reset();
        if (!line.isBlank()) {
            events.add(new EventLine(EventJson.read(line), lineEnd - length, length));
        }
    }
}
