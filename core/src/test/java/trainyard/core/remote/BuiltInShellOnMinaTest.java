package trainyard.core.remote;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class BuiltInShellOnMinaTest extends ShellContract {
    @TempDir
    static Path keys;

    private static MinaServer server;

    @BeforeAll
    static void start() throws Exception {
        KeyPair user = TestKeys.make("ed25519");
        TestKeys.write(user, keys.resolve("id"), "");
        server = new MinaServer(List.of(TestKeys.make("ed25519")))
                .welcoming(user.getPublic())
                .start();
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
        var login = KeyLogin.of(keys.resolve("id"), SecretPrompt.NOBODY);
        return new BuiltInDialer(MinaServer.USER, "127.0.0.1", server.port(), login, policy).dial();
    }
}
