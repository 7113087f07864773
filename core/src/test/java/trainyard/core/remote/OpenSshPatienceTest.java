package trainyard.core.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trainyard.core.settings.Connection;

/** The installed ssh against a machine that accepts, and then says no more. */
@Timeout(60)
class OpenSshPatienceTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void connecting_ends_in_time(boolean shares) throws Exception {
        assumeTrue(OpenSshInstalled.here());
        try (var mute = new ServerSocket(0, 4, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> greetAndStop(mute));
            Path known = Files.createFile(home.resolve("known_hosts"));
            var policy = new HostKeyPolicy(List.of(known), known, HostKeyDecision.REFUSE);
            var target = new OpenSshTarget(
                    "tester", "127.0.0.1", mute.getLocalPort(), Connection.Login.AGENT, Optional.empty(), List.of());
            var patience = Duration.ofSeconds(1);
            long start = System.nanoTime();
            try (var dialer = new OpenSshDialer(target, policy, home, SecretPrompt.NOBODY, patience, shares)) {
                var failure = assertThrows(RemoteException.class, dialer::dial);
                assertEquals(new RemoteProblem.Unreachable("127.0.0.1", "no answer in time"), failure.problem());
            }
            var took = Duration.ofNanos(System.nanoTime() - start);
            assertTrue(took.compareTo(Duration.ofSeconds(6)) < 0, "gave up after " + took);
        }
    }

    private static void greetAndStop(ServerSocket mute) {
        try {
            mute.accept().getOutputStream().write("SSH-2.0-mute\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException closed) {
            // The test is over.
        }
    }
}
