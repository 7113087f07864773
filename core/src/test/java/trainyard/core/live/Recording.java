package trainyard.core.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** Recorded answers of a real Slurm, in test resources. */
public record Recording(String version) {
    public byte[] bytes(String kind) {
        String name = "/recorded/" + version + "/" + kind + ".txt";
        try (var plain = Recording.class.getResourceAsStream(name)) {
            if (plain != null) {
                return plain.readAllBytes();
            }
            try (var packed = new GZIPInputStream(Recording.class.getResourceAsStream(name + ".gz"))) {
                return packed.readAllBytes();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public String text(String kind) {
        return new String(bytes(kind), StandardCharsets.UTF_8);
    }
}
