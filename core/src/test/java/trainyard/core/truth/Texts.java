package trainyard.core.truth;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Outputs for tests. */
final class Texts {
    private Texts() {}

    static String read(String name) {
        try (InputStream file = Texts.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalArgumentException("there is no " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException(name, unreadable);
        }
    }

    static String recorded(String version, String kind) {
        return read("/recorded/" + version + "/" + kind + ".txt");
    }

    static String node(String name) {
        return read("/gpu-nodes/" + name);
    }

    static Output.Text said(String text) {
        return new Output.Text(0, text, "");
    }

    static Answer.Told told(int count) {
        return Answer.Told.of(count, Map.of(), List.of());
    }

    static Answer.Told told(int count, String type) {
        return Answer.Told.of(count, Map.of(type, count), List.of());
    }

    static Answer.Told files(String... files) {
        return Answer.Told.of(files.length, Map.of(), List.of(files));
    }
}
