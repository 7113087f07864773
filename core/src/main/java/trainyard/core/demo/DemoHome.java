package trainyard.core.demo;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.session.SessionContext;

/**
 * What SFTP shows: a folder of its own as the root, where the output of some jobs lies at the path that {@code scontrol
 * show job} names. Written when an SFTP session begins, so that following a file by asking again sees it grow.
 */
final class DemoHome extends VirtualFileSystemFactory {
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
            Path file = root.resolve(output.path().substring(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, output.text());
        }
    }

    /** Ended ones are what people look at: there are few, and each of them has its output. */
    private static Stream<SimJob> outputJobs(World world) {
        var started = world.jobs().stream().filter(job -> !job.shares.isEmpty()).toList();
        return Stream.concat(
                started.stream().filter(job -> job.state.isFinished()).limit(MOST_ENDED),
                started.stream().filter(job -> !job.state.isFinished()).limit(MOST_STARTED));
    }
}
