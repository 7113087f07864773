package trainyard.core.remote;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import trainyard.core.settings.Connection;

@EnabledIf("trainyard.core.remote.SshdServer#isInstalled")
class OpenSshShellOnSshdTest extends ShellContract {
    @TempDir
    static Path keys;

    private static SshdServer server;

    @BeforeAll
    static void start() throws Exception {
        var user = TestKeys.make("ed25519");
        TestKeys.write(user, keys.resolve("id"), "");
        server = SshdServer.in(keys, List.of(user)).start();
        Files.writeString(keys.resolve("known_hosts"), server.hostKey().knownHostsLine() + "\n");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Override
    RemoteShell open() throws Exception {
        var files = List.of(keys.resolve("known_hosts"));
        var policy = new HostKeyPolicy(files, files.getFirst(), HostKeyDecision.REFUSE);
        var target = new OpenSshTarget(
                System.getProperty("user.name"),
                "127.0.0.1",
                server.port(),
                Connection.Login.KEY,
                Optional.of(keys.resolve("id")),
                List.of());
        return new OpenSshDialer(target, policy, keys, SecretPrompt.NOBODY).dial();
    }
}
