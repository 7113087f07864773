package trainyard.core.remote;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import trainyard.core.settings.Connection;

/** This machine as another one, reached through a real sshd; for tests of other packages. */
public final class DeployHost implements AutoCloseable {
    private final Path folder;
    private final SshdServer server;

    private DeployHost(Path folder, SshdServer server) {
        this.folder = folder;
        this.server = server;
    }

    /** Skips the calling test where there is no sshd. */
    public static DeployHost in(Path folder) throws Exception {
        assumeTrue(SshdServer.isInstalled(), "no sshd is installed here");
        var user = TestKeys.make("ed25519");
        TestKeys.write(user, folder.resolve("id"), "");
        var server = SshdServer.in(folder, List.of(user)).start();
        Files.writeString(folder.resolve("known_hosts"), server.hostKey().knownHostsLine() + "\n");
        return new DeployHost(folder, server);
    }

    public RemoteShell open() {
        var connection = new Connection(
                "deploy",
                System.getProperty("user.name"),
                "127.0.0.1",
                server.port(),
                Connection.Login.KEY,
                Connection.Client.BUILT_IN,
                Optional.of(folder.resolve("id")),
                Optional.of(folder.resolve("known_hosts")),
                Optional.empty(),
                Optional.empty(),
                true);
        return new Shells(folder, folder.resolve("known_hosts"), HostKeyDecision.REFUSE, SecretPrompt.NOBODY)
                .open(connection);
    }

    /** Breaks all connections, and lets new ones in. */
    public void breakConnections() throws Exception {
        server.kill();
        server.start();
    }

    @Override
    public void close() throws InterruptedException {
        server.close();
    }
}
