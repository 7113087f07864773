package trainyard.core.diagnose.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import trainyard.core.diagnose.Evidence;
import trainyard.core.diagnose.EvidenceFolder;
import trainyard.core.diagnose.EvidenceFolder.Manifest;
import trainyard.core.diagnose.EvidenceFolder.Piece;
import trainyard.core.diagnose.Missing;
import trainyard.core.diagnose.Source;
import trainyard.core.settings.TemporaryFolder;

/**
 * Files and folders of all kinds as evidence: logs, packed logs (.gz), support bundles and other zip files, folders with
 * a manifest and without. Logs are opened where they lie and read as streams, whatever their size; zip files are unpacked
 * into a temporary folder (at most 4 GB and 10,000 entries), and so is what can be read only once: the standard input,
 * pipes. Closing deletes that folder.
 */
public final class EvidenceFiles implements AutoCloseable {
    /** Stands for the standard input. */
    public static final Path STDIN = Path.of("-");

    private static final int MOST_FILES = 2_000;
    /** Checkpoints and data sets lie beside logs; dumps of flight recorders are smaller than this. */
    private static final long LARGEST_BINARY = 64L << 20;

    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private final List<Source> sources = new ArrayList<>();
    private final List<Missing> missing = new ArrayList<>();
    private final List<Manifest> manifests = new ArrayList<>();
    private final ZoneId otherwise;
    private Optional<TemporaryFolder> temporary = Optional.empty();
    private int unpacked;

    private EvidenceFiles(ZoneId otherwise) {
        this.otherwise = otherwise;
    }

    /**
     * Opens them all.
     *
     * @param files {@link #STDIN} is what comes from {@code stdin}
     * @param otherwise the zone of times that carry none, where no manifest tells it
     * @throws IOException where one is not there, cannot be read, or is a zip file that is not taken
     */
    public static EvidenceFiles open(List<Path> files, ZoneId otherwise, InputStream stdin) throws IOException {
        var opened = new EvidenceFiles(otherwise);
        try {
            for (Path file : files) {
                if (file.equals(STDIN)) {
                    opened.take(opened.spooled(stdin), "stdin");
                } else {
                    opened.take(file);
                }
            }
        } catch (IOException | RuntimeException failure) {
            opened.close();
            throw failure;
        }
        return opened;
    }

    public Evidence evidence() {
        return new Evidence(
                sources,
                missing,
                manifests.stream().findFirst().map(Manifest::zone).orElse(otherwise),
                manifests.stream()
                        .map(Manifest::version)
                        .filter(version -> !version.isEmpty())
                        .findFirst()
                        .orElse(""));
    }

    /** The first one. */
    public Optional<Manifest> manifest() {
        return manifests.stream().findFirst();
    }

    @Override
    public void close() {
        temporary.ifPresent(TemporaryFolder::close);
        temporary = Optional.empty();
    }

    private void take(Path file) throws IOException {
        String name = file.toString();
        if (Files.isDirectory(file)) {
            takeFolder(file, name + "/");
        } else if (Files.isRegularFile(file)) {
            take(file, name);
        } else if (Files.exists(file)) {
            try (var in = Files.newInputStream(file)) {
                take(spooled(in), name);
            }
        } else {
            throw new NoSuchFileException(name);
        }
    }

    /** A regular file. */
    private void take(Path file, String name) throws IOException {
        byte[] beginning = beginning(file, ZIP.length);
        if (starts(beginning, ZIP)) {
            Path folder = Files.createDirectory(temporary().resolve("zip-" + unpacked++));
            new Unpacking(SupportBundle.MOST_BYTES, SupportBundle.MOST_ENTRIES).unpack(file, folder);
            takeFolder(folder, name + "/");
        } else {
            sources.add(source(file, name, beginning));
        }
    }

    private static Source source(Path file, String name, byte[] beginning) {
        if (!starts(beginning, GZIP)) {
            return Source.of(name, file);
        }
        return new Source(
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO,
                () -> new GZIPInputStream(Files.newInputStream(file), 1 << 16));
    }

    private void takeFolder(Path folder, String prefix) throws IOException {
        if (EvidenceFolder.isOne(folder)) {
            takeManifest(folder, prefix);
        } else {
            takeFiles(folder, folder, prefix, Set.of());
        }
    }

    /** Names of the first one stay as they are in the folder; those of a second one tell which they are of. */
    private void takeManifest(Path folder, String prefix) throws IOException {
        Evidence told = EvidenceFolder.open(folder);
        String before = manifests.isEmpty() ? "" : prefix;
        Manifest manifest = EvidenceFolder.manifest(folder);
        manifests.add(manifest);
        missing.addAll(told.missing());
        told.sources().forEach(source -> sources.add(named(source, before + source.name())));
        Path untold = folder.resolve(EntryNames.FILES);
        var pieces = manifest.pieces().stream().map(Piece::path).collect(Collectors.toSet());
        if (Files.isDirectory(untold)) {
            takeFiles(folder, untold, before, pieces);
        }
    }

    private static Source named(Source source, String name) {
        return new Source(name, source.kind(), source.node(), source.rank(), source.behind(), source.content());
    }

    private void takeFiles(Path root, Path folder, String prefix, Set<String> without) throws IOException {
        FolderFiles found = FolderFiles.in(folder, MOST_FILES);
        for (Path file : found.files()) {
            String path = root.relativize(file).toString().replace('\\', '/');
            if (without.contains(path)) {
                continue;
            }
            String name = prefix + path;
            byte[] beginning;
            try {
                beginning = beginning(file, 8 << 10);
            } catch (IOException unreadable) {
                missing.add(new Missing(name, "It cannot be read.", ""));
                continue;
            }
            if (starts(beginning, ZIP) || (isBinary(beginning) && Files.size(file) > LARGEST_BINARY)) {
                missing.add(new Missing(name, "It is no text.", ""));
            } else {
                sources.add(source(file, name, beginning));
            }
        }
        found.unreadable()
                .forEach(file -> missing.add(new Missing(prefix + root.relativize(file), "It cannot be read.", "")));
        if (!found.isWhole()) {
            missing.add(new Missing(
                    "files of " + prefix,
                    "There are more than " + MOST_FILES + "; the rest was not looked at.",
                    "Give the files that matter by name."));
        }
    }

    private Path spooled(InputStream in) throws IOException {
        Path file = temporary().resolve("spooled-" + unpacked++);
        Files.copy(in, file);
        return file;
    }

    private Path temporary() throws IOException {
        if (temporary.isEmpty()) {
            temporary = Optional.of(TemporaryFolder.make("evidence"));
        }
        return temporary.get().path();
    }

    private static byte[] beginning(Path file, int most) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(most);
        }
    }

    private static boolean starts(byte[] bytes, byte[] with) {
        return bytes.length >= with.length && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }

    private static boolean isBinary(byte[] bytes) {
        for (byte one : bytes) {
            if (one == 0) {
                return true;
            }
        }
        return false;
    }
}
