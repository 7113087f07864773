package trainyard.core.diagnose.gather;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import trainyard.core.diagnose.EvidenceFolder.Piece;
import trainyard.core.diagnose.Missing;
import trainyard.core.diagnose.SourceKind;
import trainyard.core.settings.PrivateFiles;

/** The pieces as they come in, from several threads. */
final class Collected {
    private final Path folder;
    private final Map<String, Piece> pieces = new ConcurrentHashMap<>();
    private final Set<Missing> missing = new LinkedHashSet<>();

    Collected(Path folder) {
        this.folder = folder;
    }

    void add(String path, SourceKind kind, String text) {
        add(path, kind, Optional.empty(), Optional.empty(), Duration.ZERO, text.getBytes(StandardCharsets.UTF_8));
    }

    /** @param behind how much the clock of its times is behind the controller's */
    void add(
            String path,
            SourceKind kind,
            Optional<String> node,
            Optional<Integer> rank,
            Duration behind,
            byte[] content) {
        try {
            PrivateFiles.write(folder.resolve(path), content);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        pieces.put(path, new Piece(path, kind, node, rank, behind));
    }

    synchronized void miss(String what, String why, String how) {
        missing.add(new Missing(what, why, how));
    }

    List<Piece> pieces() {
        var all = new ArrayList<>(pieces.values());
        all.sort(Comparator.comparing(Piece::path));
        return all;
    }

    synchronized List<Missing> missing() {
        return List.copyOf(missing);
    }
}
