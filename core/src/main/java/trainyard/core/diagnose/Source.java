package trainyard.core.diagnose;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A text that is evidence. It is read once, as a stream.
 *
 * @param name as the report quotes it: a path inside the folder of evidence, such as {@code nodes/compute-01/kernel.txt}
 * @param kind empty where the content has to tell
 * @param node whose record it is; empty where the lines tell, or nothing does
 * @param rank whose output it is; empty where the lines tell, or nothing does
 * @param behind how much the clock that its times were written by is behind the controller's; negative where ahead
 */
public record Source(
        String name,
        Optional<SourceKind> kind,
        Optional<String> node,
        Optional<Integer> rank,
        Duration behind,
        Content content) {
    /** Opens the text anew. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    public static Source of(String name, String text) {
        return new Source(
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO,
                () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    public static Source of(String name, Path file) {
        return new Source(
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO,
                () -> Files.newInputStream(file));
    }

    public Source as(SourceKind of) {
        return new Source(name, Optional.of(of), node, rank, behind, content);
    }

    public Source on(String host) {
        return new Source(name, kind, Optional.of(host), rank, behind, content);
    }

    public Source ofRank(int number) {
        return new Source(name, kind, node, Optional.of(number), behind, content);
    }

    public Source behindBy(Duration difference) {
        return new Source(name, kind, node, rank, difference, content);
    }
}
