package trainyard.core.diagnose.gather;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import trainyard.core.diagnose.EvidenceFolder.Piece;
import trainyard.core.diagnose.Missing;
import trainyard.core.diagnose.SourceKind;
import trainyard.core.settings.PrivateFiles;

/** The folder as it fills, from several threads. */
final class Collected {
    private final Path folder;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Missing> missing = new ArrayList<>();
    private final Set<String> paths = new HashSet<>();

    Collected(Path folder) {
        this.folder = folder;
    }

    /** Keeps a text; one that is empty tells nothing. */
    void add(String path, SourceKind kind, byte[] text) {
        add(path, kind, Optional.empty(), Optional.empty(), Duration.ZERO, text);
    }

    void add(
            String path, SourceKind kind, Optional<String> node, Optional<Integer> rank, Duration behind, byte[] text) {
        if (text.length == 0) {
            return;
        }
        String own = free(path);
        try {
            PrivateFiles.write(folder.resolve(own), text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        synchronized (this) {
            pieces.add(new Piece(own, kind, node, rank, behind));
        }
    }

    /** Names of other machines as names that every file system takes, each once; case may not tell files apart. */
    private synchronized String free(String path) {
        var safe = new ArrayList<String>();
        for (String name : path.split("/")) {
            String plain = name.replaceAll("[^A-Za-z0-9._+=@-]", "_").replaceFirst("^\\.+", "_");
            safe.add(plain.isEmpty() ? "_" : plain.substring(0, Math.min(plain.length(), 120)));
        }
        String wanted = String.join("/", safe);
        String own = wanted;
        for (int number = 2; !paths.add(own.toLowerCase(Locale.ROOT)); number++) {
            own = wanted + "-" + number;
        }
        return own;
    }

    synchronized void lacks(String what, String why, String how) {
        missing.add(new Missing(what, why, how));
    }

    /** In the order of their names: which answered first is chance. */
    synchronized List<Piece> pieces() {
        return pieces.stream().sorted(Comparator.comparing(Piece::path)).toList();
    }

    synchronized List<Missing> missing() {
        return missing.stream()
                .distinct()
                .sorted(Comparator.comparing(Missing::what))
                .toList();
    }
}
