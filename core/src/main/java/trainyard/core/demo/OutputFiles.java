package trainyard.core.demo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The files that jobs write their output to, as the login node sees them. */
final class OutputFiles {
    private OutputFiles() {}

    /** A file's bytes now; empty where no job has begun to write it. */
    static Optional<byte[]> content(World world, String path, Wording wording) {
        return job(world, path)
                .map(job -> new JobOutput(job, wording).text(world.now()).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<SimJob> job(World world, String path) {
        return world.jobs().stream()
                .filter(job -> !job.shares.isEmpty() && ShowJob.outputFile(job).equals(path))
                .findFirst();
    }

    /** {@code stat -L -c '%d:%i %s %F' -- PATH}, and no other form. */
    static Answer stat(World world, List<String> words, Wording wording) {
        String path = words.getLast();
        if (!words.equals(List.of("-L", "-c", "%d:%i %s %F", "--", path))) {
            return Answer.failed("stat: the demo cluster tells '%d:%i %s %F' of one file only");
        }
        Optional<SimJob> job = job(world, path);
        return job.isEmpty()
                ? Answer.failed("stat: cannot statx '" + path + "': No such file or directory")
                : Answer.of("38:%d %d regular file\n"
                        .formatted(
                                100_000 + job.get().id,
                                content(world, path, wording).orElseThrow().length));
    }
}
