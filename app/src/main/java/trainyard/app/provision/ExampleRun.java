package trainyard.app.provision;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import trainyard.core.provision.ProvisionOptions;
import trainyard.core.provision.Reach;
import trainyard.core.provision.Run;
import trainyard.core.provision.RunFolder;
import trainyard.core.provision.events.RunEventReader;

/** One machine under nine names, two made to fail: what the screen shows where nothing was ever run. */
final class ExampleRun {
    private static final List<String> FILES = List.of("events.jsonl", "log.txt", "ended.json");
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(400);
    private static final Instant STARTED = Instant.parse("2026-11-24T18:14:41.664Z");
    private static final Run.End END =
            new Run.End(4, false, Instant.parse("2026-11-24T18:15:09.958Z"), Optional.empty());

    private final Path folder;

    /** @param settings where its files may be put */
    ExampleRun(Path settings) {
        folder = settings.resolve("example-run");
    }

    static boolean isIt(Run run) {
        return run.plan().isEmpty();
    }

    /** The recorded run, from its beginning to its end. */
    Run recorded() throws IOException {
        Path path = Files.createDirectories(folder.resolve("recorded"));
        for (String file : FILES) {
            Files.copy(resource(file), path.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        return run(path, Optional.of(END));
    }

    /** The same run as one that begins now; {@link #play} lets it go on. */
    Run begun() throws IOException {
        Path path = Files.createDirectories(folder.resolve("replay"));
        for (String file : FILES) {
            Files.deleteIfExists(path.resolve(file));
        }
        return run(path, Optional.empty());
    }

    /**
     * Writes what was recorded as it was then, faster.
     *
     * @param speed how many times as fast
     */
    Run.End play(Run run, double speed) throws IOException, InterruptedException {
        var events = new String(bytes("events.jsonl"), StandardCharsets.UTF_8)
                .lines()
                .toList();
        var log = new String(bytes("log.txt"), StandardCharsets.UTF_8).lines().toList();
        Instant before = STARTED;
        for (int line = 0; line < events.size(); line++) {
            Instant at = RunEventReader.event(events.get(line)).at();
            Duration pause = Duration.between(before, at);
            before = at;
            Duration shorter = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
            Thread.sleep(Math.max(0, (long) (shorter.toMillis() / speed)));
            append(run.folder().events(), events.subList(line, line + 1));
            append(
                    run.folder().log(),
                    log.subList(log.size() * line / events.size(), log.size() * (line + 1) / events.size()));
        }
        Files.copy(resource("ended.json"), run.folder().path().resolve("ended.json"));
        return END;
    }

    private static void append(Path file, List<String> lines) throws IOException {
        Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static byte[] bytes(String file) throws IOException {
        try (InputStream in = resource(file)) {
            return in.readAllBytes();
        }
    }

    private static InputStream resource(String file) throws IOException {
        InputStream in = ExampleRun.class.getResourceAsStream("/trainyard/provision/example/" + file);
        if (in == null) {
            throw new IOException("This build of Trainyard carries no example of a run. Install it anew.");
        }
        return in;
    }

    private static Run run(Path path, Optional<Run.End> end) {
        return new Run(
                new RunFolder(path),
                STARTED,
                "Example",
                List.of(
                        "ansible-playbook",
                        "--diff",
                        "--inventory",
                        "bundle/inventory/hosts.yml",
                        "playbooks/site.yml"),
                "",
                ProvisionOptions.WHOLE,
                Reach.USUAL,
                "",
                new Run.Where(Optional.empty(), path.toString()),
                end);
    }
}
