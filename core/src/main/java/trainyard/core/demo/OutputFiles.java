package trainyard.core.demo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files that jobs write their output to, as the login node sees them. */
final class OutputFiles {
    private OutputFiles() {}

    /** A file's bytes now; empty where no job has begun to write it. */
    static Optional<byte[]> content(World world, String path, Wording wording) {
        return job(world, path)
                .map(job -> new JobOutput(job, wording).text(world.now()).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<SimJob> job(World world, String path) {
        // A file outlasts what slurmctld knows of its job.
        return Stream.concat(world.history().stream(), world.jobs().stream())
                .filter(job -> !job.shares.isEmpty() && ShowJob.outputFile(job).equals(path))
                // A later job has written over what an earlier one left under the same name.
                .reduce((_, last) -> last);
    }

    /** {@code tail -n +LINE -- PATH}, and no other form. */
    static Answer tail(World world, List<String> words, Wording wording) {
        String path = words.getLast();
        if (words.size() != 4
                || !words.getFirst().equals("-n")
                || !words.get(1).matches("\\+\\d{1,9}")
                || !words.get(2).equals("--")) {
            return Answer.failed("tail: the demo cluster prints one file from a line on only");
        }
        Optional<byte[]> content = content(world, path, wording);
        if (content.isEmpty()) {
            return Answer.failed("tail: cannot open '" + path + "' for reading: No such file or directory");
        }
        String text = new String(content.get(), StandardCharsets.UTF_8);
        int from = 0;
        for (int line = Integer.parseInt(words.get(1).substring(1)); line > 1 && from < text.length(); line--) {
            int end = text.indexOf('\n', from);
            from = end < 0 ? text.length() : end + 1;
        }
        return Answer.of(text.substring(from));
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
