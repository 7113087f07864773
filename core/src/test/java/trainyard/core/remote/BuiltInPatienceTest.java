package trainyard.core.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built-in client against a machine that accepts, and says nothing. */
class BuiltInPatienceTest {
    @TempDir
    Path home;

    @Test
    void connecting_ends_in_time() throws Exception {
        Path known = Files.createFile(home.resolve("known_hosts"));
        var policy = new HostKeyPolicy(List.of(known), known, HostKeyDecision.REFUSE);
        var login = new PasswordLogin("tester", "127.0.0.1", SecretPrompt.NOBODY);
        try (var mute = new ServerSocket(0, 4, InetAddress.getLoopbackAddress())) {
            var dialer =
                    new BuiltInDialer("tester", "127.0.0.1", mute.getLocalPort(), login, policy, Duration.ofSeconds(1));
            var failure = assertTimeoutPreemptively(
                    Duration.ofSeconds(50), () -> assertThrows(RemoteException.class, dialer::dial));
            assertEquals(new RemoteProblem.Unreachable("127.0.0.1", "no answer in time"), failure.problem());
        }
    }
}
