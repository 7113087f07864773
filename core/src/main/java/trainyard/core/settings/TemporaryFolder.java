package trainyard.core.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder for as long as this program runs, which only its owner may enter; closing deletes it. Whoever makes one
 * deletes those of the same purpose that a killed program left: the user's own, whose process is no more.
 *
 * @param path the folder, named {@code trainyard-PURPOSE-PROCESS-NUMBER}
 */
public record TemporaryFolder(Path path) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TemporaryFolder.class);

    /**
     * Makes one in the system's folder for temporary files.
     *
     * @param purpose one word, of which the name tells
     */
    public static TemporaryFolder make(String purpose) throws IOException {
        return make(Path.of(System.getProperty("java.io.tmpdir")), purpose);
    }

    static TemporaryFolder make(Path parent, String purpose) throws IOException {
        String name = "trainyard-" + purpose + "-";
        // The JDK lets its owner alone enter it.
        Path made =
                Files.createTempDirectory(parent, name + ProcessHandle.current().pid() + "-");
        try {
            deleteLeft(parent, Pattern.compile(Pattern.quote(name) + "(\\d{1,18})-\\d+"), made);
        } catch (IOException unlistable) {
            LOG.debug("looking for what was left in {}", parent, unlistable);
        }
        return new TemporaryFolder(made);
    }

    @Override
    public void close() {
        delete(path);
    }

    private static void deleteLeft(Path parent, Pattern name, Path own) throws IOException {
        var owner = Files.getOwner(own);
        try (var all = Files.newDirectoryStream(parent, entry -> isLeft(entry, name))) {
            for (Path left : all) {
                if (Files.isDirectory(left, LinkOption.NOFOLLOW_LINKS)
                        && Files.getOwner(left, LinkOption.NOFOLLOW_LINKS).equals(owner)) {
                    delete(left);
                }
            }
        }
    }

    private static boolean isLeft(Path entry, Pattern name) {
        var match = name.matcher(String.valueOf(entry.getFileName()));
        return match.matches()
                && ProcessHandle.of(Long.parseLong(match.group(1))).isEmpty();
    }

    private static void delete(Path folder) {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException stuck) {
            // The next program to make one tries again.
            LOG.warn("{} could not be deleted", folder, stuck);
        }
    }
}
