package trainyard.core.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import trainyard.core.live.output.FileState;
import trainyard.core.live.output.FollowedFile;
import trainyard.core.live.output.Following;
import trainyard.core.live.output.TextLine;
import trainyard.core.remote.Command;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;

/** The demo's jobs write output that is followed with the same commands as on a real cluster. */
@Timeout(90)
class DemoOutputTest {
    @Test
    void output_that_is_there_stays_as_it_is_when_more_comes() {
        var demo = Demo.standard();
        var wording = Wording.of(java.util.Map.of(), ZoneOffset.UTC);
        SimJob job = demo.cluster.ask(world -> world.jobs().stream()
                .filter(one -> one.state == SimJob.State.RUNNING)
                .max(java.util.Comparator.comparingLong(one -> one.started))
                .orElseThrow());
        var output = new JobOutput(job, wording);
        String before = demo.cluster.ask(world -> output.text(world.now()));
        demo.pass(Duration.ofSeconds(60));
        String after = demo.cluster.ask(world -> output.text(world.now()));
        assertTrue(after.startsWith(before), after);
        assertTrue(after.length() > before.length());
    }

    @Test
    void a_running_job_s_output_is_followed_live(@TempDir Path folder) throws Exception {
        var cluster = new DemoCluster(
                DemoShape.standard(), 3, Clock.tick(Clock.systemUTC(), Duration.ofSeconds(1)), ZoneOffset.UTC);
        try (var server = DemoServer.start(cluster);
                var shell = Shells.ofThisUser(
                                server.connection().knownHosts().orElseThrow(),
                                HostKeyDecision.REFUSE,
                                SecretPrompt.NOBODY)
                        .open(server.connection())) {
            String id = shell.run(Command.of(Duration.ofSeconds(20), "squeue", "-h", "-t", "R", "-o", "%A"))
                    .text()
                    .lines()
                    .findFirst()
                    .orElseThrow();
            String path = shell.run(Command.of(Duration.ofSeconds(20), "scontrol", "-o", "show", "job", id))
                    .text()
                    .replaceFirst("(?s).* StdOut=(\\S+) .*", "$1");
            try (var following = new Following(shell, path, FollowedFile.LAST_PART)) {
                following.await(() -> following.open().contains("epoch"));
                String bar = following.open();
                following.await(() -> !following.open().equals(bar));
                assertTrue(following.texts().stream().noneMatch(line -> line.contains("epoch")), "bars leave no lines");
                assertFalse(following.lines().stream().map(TextLine::spans).allMatch(List::isEmpty));
                assertEquals(
                        FileState.Following.class, following.states().getFirst().getClass());
            }
            try (var nowhere = new Following(shell, "/home/none.out", FollowedFile.ALL)) {
                nowhere.await(() -> nowhere.was(FileState.Awaited.class));
            }
        }
    }
}
