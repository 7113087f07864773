package trainyard.core.live.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import trainyard.core.Lab;
import trainyard.core.live.output.TextLine.Span;
import trainyard.core.remote.Command;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.RemoteShell;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;
import trainyard.core.settings.Connection;

/** A real job's output, on the machine that it runs on: the lab's machines share no folder. */
@Timeout(120)
class LabOutputTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Each step waits for a file, so that nothing depends on how fast it is looked at. */
    private static final String SCRIPT = """
            step() { until [ -e "$OUT.$1" ]; do sleep 0.1; done; }
            printf 'begin\\n'
            printf '\\r 10%%|#         |'; printf '\\r 20%%|##        |'
            step 1
            printf '\\r100%%|##########|\\n\\033[1;31mred\\033[0m and plain \\377\\n'
            step 2
            mv "$OUT" "$OUT.old"; exec >"$OUT" 2>&1
            printf 'after the rotation\\n'
            step 3
            printf 'end\\n'
            """;

    private static Connection controller;
    private static Connection compute;

    @BeforeAll
    static void find() {
        controller = Lab.controller();
        compute = Lab.compute();
    }

    private static RemoteShell open(Connection to) {
        return Shells.ofThisUser(to.knownHosts().orElseThrow(), HostKeyDecision.REFUSE, SecretPrompt.NOBODY)
                .open(to);
    }

    private static String run(RemoteShell shell, String... words) throws Exception {
        return shell.run(Command.of(PATIENCE, words)).orFail().text().strip();
    }

    @Test
    void bars_colours_and_a_rotation_are_followed_while_a_job_writes_them() throws Exception {
        String out = "/var/tmp/trainyard-follow-" + UUID.randomUUID();
        try (var slurm = open(controller);
                var node = open(compute)) {
            String job = "";
            try (var following = new Following(node, out, FollowedFile.LAST_PART)) {
                following.await(() -> following.was(FileState.Awaited.class));
                job = run(
                        slurm,
                        "sbatch",
                        "--parsable",
                        "-w",
                        compute.name(),
                        "-D",
                        "/tmp",
                        "-o",
                        out,
                        "--export=ALL,OUT=" + out,
                        "--wrap",
                        SCRIPT);
                following.await(() -> following.open().equals(" 20%|##        |"));
                assertEquals(List.of("begin"), following.texts());
                run(node, "touch", out + ".1");
                following.await(() -> following.texts().size() == 3);
                assertEquals(List.of("begin", "100%|##########|", "red and plain \ufffd"), following.texts());
                assertEquals(
                        List.of(new Span(0, 3, TextStyle.PLAIN.withForeground(1).withWeight(true, false))),
                        following.lines().getLast().spans());
                run(node, "touch", out + ".2");
                following.await(() -> following.texts().contains("after the rotation"));
                assertTrue(following.was(FileState.Restarted.class));
                run(node, "touch", out + ".3");
                following.await(() -> following.texts().getLast().equals("end"));
                assertTrue(atWork(node, out), "tail is seen at work");
            } finally {
                run(node, "sh", "-c", "touch \"$0.1\" \"$0.2\" \"$0.3\"", out);
                if (!job.isEmpty()) {
                    run(slurm, "scancel", job);
                }
            }
            assertEnds(node, out);
            run(node, "sh", "-c", "rm -f \"$0\" \"$0\".*", out);
        }
    }

    private static boolean atWork(RemoteShell node, String out) throws Exception {
        // The brackets keep pgrep from finding itself and the shell that runs it.
        String pattern = "tail.*-[F] -- " + out;
        return shellStatus(node, pattern) == 0;
    }

    private static int shellStatus(RemoteShell node, String pattern) throws Exception {
        return node.run(Command.of(PATIENCE, "pgrep", "-f", pattern)).exitStatus();
    }

    private static void assertEnds(RemoteShell node, String out) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (atWork(node, out)) {
            assertTrue(System.nanoTime() < end, "tail is still running on the node");
        }
    }
}
