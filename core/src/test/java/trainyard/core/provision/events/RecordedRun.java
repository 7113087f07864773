package trainyard.core.provision.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A real run: ansible-core 2.14 with our callback plugin, on two hosts that do and one that refuses the connection. */
final class RecordedRun {
    private RecordedRun() {}

    static byte[] bytes() {
        try (InputStream in = RecordedRun.class.getResourceAsStream("/recorded/ansible/events.jsonl")) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<EventLine> events() {
        return of(new String(bytes(), StandardCharsets.UTF_8));
    }

    static List<EventLine> of(String lines) {
        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
        return new RunEventReader().read(bytes, bytes.length);
    }

    static RunBoard board() {
        var maker = new BoardMaker();
        maker.add(events());
        return maker.board();
    }
}
