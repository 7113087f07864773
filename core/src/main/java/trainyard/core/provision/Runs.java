package trainyard.core.provision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trainyard.core.settings.PrivateFiles;
import trainyard.core.settings.SettingsFolder;

/** All runs that this console began, in {@code runs} of the settings folder. */
public final class Runs {
    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    private final Path path;

    private Runs(Path path) {
        this.path = path;
    }

    public static Runs in(SettingsFolder settings) {
        return new Runs(settings.path().resolve("runs").toAbsolutePath());
    }

    /** Makes the folder of a new run. @param id not used before */
    RunFolder create(String id) throws IOException {
        Path folder = path.resolve(id);
        PrivateFiles.createFolder(folder);
        return new RunFolder(folder);
    }

    /** The newest first. A folder that cannot be read is left out, with a line in the log. */
    public List<Run> all() throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        var runs = new ArrayList<Run>();
        try (Stream<Path> folders = Files.list(path)) {
            for (Path folder : folders.toList()) {
                if (Files.exists(new RunFolder(folder).record())) {
                    read(folder).ifPresent(runs::add);
                }
            }
        }
        runs.sort(Comparator.comparing(Run::started).reversed());
        return List.copyOf(runs);
    }

    /** Those of one cluster, the newest first. */
    public List<Run> of(String cluster) throws IOException {
        return all().stream().filter(run -> run.cluster().equals(cluster)).toList();
    }

    /** A run by its id, as it is now. */
    public Optional<Run> find(String id) throws IOException {
        return all().stream().filter(run -> run.id().equals(id)).findFirst();
    }

    /**
     * Removes what is older than the newest ones that have ended.
     *
     * @param keep how many of each cluster stay
     * @return the ids that were removed
     */
    public List<String> prune(int keep) throws IOException {
        var removed = new ArrayList<String>();
        for (String cluster : all().stream().map(Run::cluster).distinct().toList()) {
            var old = of(cluster).stream()
                    .filter(run -> run.end().isPresent())
                    .skip(keep)
                    .toList();
            for (Run run : old) {
                delete(run.folder().path());
                removed.add(run.id());
            }
        }
        return removed;
    }

    private static Optional<Run> read(Path folder) {
        try {
            return Optional.of(RunJson.read(new RunFolder(folder)));
        } catch (IOException unreadable) {
            LOG.warn("{} is no run that can be read", folder, unreadable);
            return Optional.empty();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (UncheckedIOException stuck) {
            throw stuck.getCause();
        }
    }
}
