package trainyard.core.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class CommandRunnerTest {
    @Test
    void a_command_waits_for_its_turn_only_so_long() throws Exception {
        var runner =
                new CommandRunner("here", words -> new OpenSshProcess(new ProcessBuilder(words).start(), () -> true));
        var running = new CountDownLatch(RemoteShell.SESSIONS);
        var following = new ArrayList<Thread>();
        for (int i = 0; i < RemoteShell.SESSIONS; i++) {
            var follow = Command.of(Duration.ofMinutes(1), "sh", "-c", "echo begun; exec sleep 60");
            following.add(Thread.ofVirtual()
                    .start(() -> assertThrows(
                            InterruptedException.class, () -> runner.stream(follow, _ -> running.countDown()))));
        }
        running.await();
        var command = Command.of(Duration.ofMillis(200), List.of("true"));
        var failure = assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThrows(RemoteException.class, () -> runner.run(command)));
        assertEquals(new RemoteProblem.TimedOut("true", Duration.ofMillis(200)), failure.problem());
        following.forEach(Thread::interrupt);
        for (var thread : following) {
            thread.join();
        }
    }
}
