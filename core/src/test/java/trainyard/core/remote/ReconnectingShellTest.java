package trainyard.core.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReconnectingShellTest {
    private static final Command TRUE = Command.of(Duration.ofSeconds(10), "true");

    @TempDir
    Path home;

    private MinaServer server;
    private ReconnectingShell shell;

    @BeforeEach
    void start() throws Exception {
        var key = TestKeys.make("ed25519");
        Path identity = TestKeys.write(key, home.resolve("id"), "");
        server = new MinaServer(List.of(TestKeys.make("ed25519")))
                .welcoming(key.getPublic())
                .start();
        Path known = home.resolve("known_hosts");
        Files.writeString(known, server.hostKey().knownHostsLine() + "\n");
        var policy = new HostKeyPolicy(List.of(known), known, HostKeyDecision.REFUSE);
        var login = KeyLogin.of(identity, SecretPrompt.NOBODY);
        var dialer = new BuiltInDialer(MinaServer.USER, "127.0.0.1", server.port(), login, policy);
        var pauses = new Pauses(List.of(Duration.ofMillis(50), Duration.ofMillis(200)), new Random(1));
        shell = new ReconnectingShell(dialer, pauses, InstantSource.system());
    }

    @AfterEach
    void stop() throws Exception {
        shell.close();
        server.close();
    }

    private Link link() {
        return shell.link().now();
    }

    @Test
    void it_connects_when_it_is_first_used() throws Exception {
        assertInstanceOf(Link.Idle.class, link());
        assertTrue(shell.run(TRUE).ok());
        assertInstanceOf(Link.Connected.class, link());
    }

    @Test
    void it_comes_back_when_the_server_does() throws Exception {
        assertTrue(shell.run(TRUE).ok());
        server.kill();
        Await.until(() -> link() instanceof Link.Down);
        var since = ((Link.Down) link()).since();
        long before = System.nanoTime();
        var failure = assertThrows(RemoteException.class, () -> shell.run(TRUE));
        assertTrue(failure.problem().isPassing(), failure.getMessage());
        assertTrue(System.nanoTime() - before < Duration.ofSeconds(2).toNanos(), "fails at once");

        Await.until(() -> link() instanceof Link.Down down && down.problem() instanceof RemoteProblem.Unreachable);
        assertEquals(since, ((Link.Down) link()).since(), "down since it broke, not since the last try");
        server.start();
        Await.until(() -> link() instanceof Link.Connected);
        assertTrue(shell.run(TRUE).ok());
    }

    @Test
    void what_was_under_way_fails_when_the_connection_breaks() throws Exception {
        assertTrue(shell.run(TRUE).ok());
        var running = new java.util.concurrent.FutureTask<>(
                () -> shell.run(Command.of(Duration.ofSeconds(30), "sleep", "30")));
        Thread.ofVirtual().start(running);
        Await.until(() -> ProcessHandle.current()
                .descendants()
                .anyMatch(child -> child.info().command().orElse("").endsWith("sleep")));
        server.kill();
        var failure = assertThrows(java.util.concurrent.ExecutionException.class, running::get);
        var problem = ((RemoteException) failure.getCause()).problem();
        assertInstanceOf(RemoteProblem.Disconnected.class, problem);
    }

    @Test
    void only_a_person_can_mend_a_refusal() throws Exception {
        Files.writeString(home.resolve("known_hosts"), "");
        assertThrows(RemoteException.class, () -> shell.run(TRUE));
        var refused = assertInstanceOf(Link.Refused.class, link());
        assertInstanceOf(RemoteProblem.UnknownHostKey.class, refused.problem());

        Files.writeString(home.resolve("known_hosts"), server.hostKey().knownHostsLine() + "\n");
        shell.retryNow();
        Await.until(() -> link() instanceof Link.Connected);
    }

    @Test
    void whoever_waits_hears_of_an_error_that_nobody_foresaw() throws Exception {
        var broken = new Dialer() {
            @Override
            public Line dial() {
                throw new NoClassDefFoundError("a module that the runtime image lacks");
            }

            @Override
            public String target() {
                return "nowhere";
            }

            @Override
            public void close() {}
        };
        try (var shell = new ReconnectingShell(broken, Pauses.standard(), InstantSource.system())) {
            var failure = assertTimeoutPreemptively(
                    Duration.ofSeconds(10), () -> assertThrows(RemoteException.class, () -> shell.run(TRUE)));
            assertTrue(failure.getMessage().contains("the runtime image lacks"), failure.getMessage());
        }
    }

    @Test
    void closing_ends_the_trying() throws Exception {
        server.kill();
        assertThrows(RemoteException.class, () -> shell.run(TRUE));
        shell.close();
        assertInstanceOf(Link.Closed.class, link());
        assertThrows(RemoteException.class, () -> shell.run(TRUE));
    }

    @Test
    void pauses_grow_and_are_never_quite_the_same() {
        var pauses = new Pauses(Pauses.standard().steps(), new Random(3));
        int[] seconds = {1, 2, 5, 10, 30, 30, 30};
        for (int i = 0; i < seconds.length; i++) {
            double pause = pauses.after(i + 1).toMillis() / 1000.0;
            assertTrue(pause >= seconds[i] * 0.8 && pause <= seconds[i] * 1.2, pause + " after " + (i + 1));
        }
        assertTrue(!pauses.after(1).equals(pauses.after(1)));
    }
}
