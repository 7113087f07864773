package trainyard.core.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code tail -c +N -F -- PATH} on a job's output, until it is ended: what is there, and what is added. */
final class FollowedOutput {
    private static final long PAUSE_MILLIS = 500;
    private static final Pattern FROM = Pattern.compile("\\+\\d{1,12}");

    private final DemoCluster cluster;
    private final String path;
    private final Wording wording;
    private int next;
    private boolean missed;

    private FollowedOutput(DemoCluster cluster, String path, int from) {
        this.cluster = cluster;
        this.path = path;
        wording = Wording.of(Map.of(), cluster.zone());
        next = from - 1;
    }

    /** @param words tail's, whose errors go where its output goes; empty where they are of another form */
    static Optional<FollowedOutput> of(DemoCluster cluster, List<String> words) {
        boolean known = words.size() == 5
                && words.get(0).equals("-c")
                && FROM.matcher(words.get(1)).matches()
                && words.subList(2, 4).equals(List.of("-F", "--"));
        return known
                ? Optional.of(new FollowedOutput(cluster, words.get(4), Integer.parseInt(words.get(1))))
                : Optional.empty();
    }

    void writeTo(OutputStream output) throws IOException, InterruptedException {
        while (true) {
            Optional<byte[]> content = cluster.ask(world -> OutputFiles.content(world, path, wording));
            if (content.isPresent()) {
                write(content.get(), output);
            } else if (!missed) {
                missed = true;
                next = 0;
                say(output, "cannot open '" + path + "' for reading: No such file or directory");
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private void write(byte[] content, OutputStream output) throws IOException {
        if (missed) {
            missed = false;
            say(output, "'" + path + "' has appeared;  following new file");
        } else if (content.length < next) {
            next = 0;
            say(output, path + ": file truncated");
        }
        output.write(content, next, content.length - next);
        output.flush();
        next = content.length;
    }

    private static void say(OutputStream output, String what) throws IOException {
        output.write(("tail: " + what + "\n").getBytes(StandardCharsets.UTF_8));
        output.flush();
    }
}
