package trainyard.core.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import trainyard.core.settings.Connection;

/** A console that is ended from outside, as by a logout. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class OpenSshEndTest {
    @TempDir
    Path home;

    @Test
    void its_connections_end_with_it_and_leave_no_folder() throws Exception {
        assumeTrue(OpenSshInstalled.here());
        var key = TestKeys.make("ed25519");
        TestKeys.write(key, home.resolve("id"), "");
        Path temporary = Files.createDirectory(home.resolve("t"));
        try (var server = new MinaServer(List.of(TestKeys.make("ed25519")))
                .welcoming(key.getPublic())
                .start()) {
            Files.writeString(home.resolve("known_hosts"), server.hostKey().knownHostsLine() + "\n");
            var console = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-Djava.io.tmpdir=" + temporary,
                            "-cp",
                            System.getProperty("java.class.path"),
                            Console.class.getName(),
                            home.toString(),
                            Integer.toString(server.port()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try {
                assertEquals('c', console.getInputStream().read(), "connected");
                assertEquals(1, server.connections());
                console.destroy();
                assertTrue(console.waitFor(20, TimeUnit.SECONDS));
                Await.until(() -> server.connections() == 0);
                try (var left = Files.list(temporary)) {
                    assertEquals(List.of(), left.filter(Files::isDirectory).toList());
                }
            } finally {
                console.destroyForcibly();
            }
        }
    }

    /** Connects, says so and waits. */
    static final class Console {
        public static void main(String[] arguments) throws Exception {
            Path home = Path.of(arguments[0]);
            Path known = home.resolve("known_hosts");
            var target = new OpenSshTarget(
                    MinaServer.USER,
                    "127.0.0.1",
                    Integer.parseInt(arguments[1]),
                    Connection.Login.KEY,
                    Optional.of(home.resolve("id")),
                    List.of());
            var policy = new HostKeyPolicy(List.of(known), known, HostKeyDecision.REFUSE);
            new OpenSshDialer(target, policy, home, SecretPrompt.NOBODY).dial();
            System.out.write("c".getBytes(StandardCharsets.US_ASCII));
            System.out.flush();
            new CountDownLatch(1).await();
        }
    }
}
