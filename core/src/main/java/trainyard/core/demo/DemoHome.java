package trainyard.core.demo;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.session.SessionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What SFTP shows: a folder of its own as the root, where the output of some jobs lies at the path that {@code scontrol
 * show job} names. Written when an SFTP session begins, so that following a file by asking again sees it grow.
 */
final class DemoHome extends VirtualFileSystemFactory {
    private static final Logger LOG = LoggerFactory.getLogger(DemoHome.class);

    private static final int MOST_ENDED = 200;

    private static final int MOST_STARTED = 40;

    private final DemoCluster cluster;
    private final Path root;

    DemoHome(DemoCluster cluster, Path root) {
        super(root);
        this.cluster = cluster;
        this.root = root;
    }

    @Override
    public FileSystem createFileSystem(SessionContext session) throws IOException {
        write();
        return super.createFileSystem(session);
    }

    private void write() throws IOException {
        Wording wording = Wording.of(Map.of(), cluster.zone());
        record Output(String path, String text) {}
        List<Output> outputs = cluster.ask(world -> outputJobs(world)
                .map(job -> new Output(ShowJob.outputFile(job), new JobOutput(job, wording).text(world.now())))
                .toList());
        Files.createDirectories(root);
        for (Output output : outputs) {
            Optional<Path> file = below(root, output.path());
            if (file.isPresent()) {
                put(file.get(), output.text());
            }
        }
    }

    /** Two jobs may want a folder and a file of one name, and a name may be too long: that is no matter of others. */
    private static void put(Path file, String text) throws IOException {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (FileSystemException noSuchName) {
            LOG.debug("The output {} cannot be shown", file, noSuchName);
        }
    }

    /** Whoever submits a job names its output: this machine's files outside of the folder are none of theirs. */
    static Optional<Path> below(Path root, String path) {
        try {
            Path file = root.resolve(path.substring(1)).normalize();
            return Optional.of(file).filter(one -> one.startsWith(root) && !one.equals(root));
        } catch (InvalidPathException nameOfNoFileHere) {
            return Optional.empty();
        }
    }

    /** Ended ones are what people look at: there are few, and each of them has its output. */
    private static Stream<SimJob> outputJobs(World world) {
        var started = world.jobs().stream()
                .filter(job -> !job.shares.isEmpty())
                .sorted(Comparator.comparing(job -> !job.spec.user().isGuest()))
                .toList();
        return Stream.concat(
                started.stream().filter(job -> job.state.isFinished()).limit(MOST_ENDED),
                started.stream().filter(job -> !job.state.isFinished()).limit(MOST_STARTED));
    }
}
