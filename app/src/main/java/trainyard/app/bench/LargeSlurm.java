package trainyard.app.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real slurmctld with many nodes and jobs, as {@code ansible/lab/scale/cluster} starts it; closing ends all of it. */
final class LargeSlurm implements AutoCloseable {
    private static final int SECONDS_TO_END = 20;

    private final Process process;
    private final JsonNode where;

    private LargeSlurm(Process process, JsonNode where) {
        this.process = process;
        this.where = where;
    }

    /** Why there can be none here; empty where there can. */
    static Optional<String> objection() {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return Optional.of("not measured: it needs Linux");
        }
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("not measured: it needs root, for namespaces and mounts of its own");
        }
        return Files.isExecutable(script())
                ? Optional.empty()
                : Optional.of("not measured: it needs the checkout, started by ./run bench");
    }

    private static Path script() {
        return Path.of(System.getProperty("trainyard.checkout", ""), "ansible", "lab", "scale", "cluster");
    }

    /** Returns once the nodes are registered, jobs run, and slurmctld rests; its progress goes to standard error. */
    static LargeSlurm start(int nodes, int jobs) throws IOException {
        Process process = new ProcessBuilder(
                        script().toString(), "--nodes", Integer.toString(nodes), "--jobs", Integer.toString(jobs))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        if (line == null) {
            process.destroyForcibly();
            throw new IOException("no large cluster came to stand: see the lines above");
        }
        return new LargeSlurm(process, JsonMapper.shared().readTree(line));
    }

    /** Runs commands where the cluster is, as root. */
    LocalShell shell() {
        String root = where.required("root").asString();
        String pid = where.required("pid").asString();
        return new LocalShell(List.of(
                "nsenter", "--target", pid, "--mount", "--net", "--uts", "--root=" + root, "--wd=" + root, "--"));
    }

    ProcessClock slurmctld() {
        return new ProcessClock(where.required("slurmctld").asLong());
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close(); // that it waits for
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
