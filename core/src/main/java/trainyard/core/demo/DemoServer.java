package trainyard.core.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import trainyard.core.settings.Connection;

/**
 * The demo cluster behind a real SSH server on a loopback port of this machine. Host key and client key are made anew
 * at each start, and only that client key may log in; closing stops the server and deletes the keys.
 */
public final class DemoServer implements AutoCloseable {
    static final String USER = "demo";

    private final SshServer server;
    private final DemoFiles files;

    private DemoServer(SshServer server, DemoFiles files) {
        this.server = server;
        this.files = files;
    }

    /** Starts the standard demo cluster, different at each start. */
    public static DemoServer start() throws IOException {
        InstantSource clock = InstantSource.system();
        return start(
                new DemoCluster(DemoShape.standard(), clock.instant().getEpochSecond(), clock, ZoneId.systemDefault()));
    }

    /**
     * Starts a server for {@code cluster} on a free port.
     *
     * @throws IOException when no port or no temporary folder can be had
     */
    public static DemoServer start(DemoCluster cluster) throws IOException {
        DemoFiles files = DemoFiles.create();
        SshServer server = SshServer.setUpDefaultServer();
        try {
            KeyPair hostKey = DemoKeys.generate();
            KeyPair clientKey = DemoKeys.generate();
            configure(server, hostKey, clientKey.getPublic());
            var commands = new DemoCommands(cluster);
            server.setCommandFactory((channel, line) -> new ExecCommand(line, commands));
            server.start();
            files.writeKeys(clientKey, hostKey.getPublic(), server.getPort());
            return new DemoServer(server, files);
        } catch (IOException | RuntimeException failed) {
            server.close(true);
            files.close();
            throw failed;
        }
    }

    private static void configure(SshServer server, KeyPair hostKey, PublicKey client) {
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setNioWorkers(2);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        server.setPublickeyAuthenticator(
                (user, key, session) -> user.equals(USER) && KeyUtils.compareKeys(key, client));
        // An idle console must not be thrown out; a large job list must not stall on Nagle's algorithm.
        CoreModuleProperties.IDLE_TIMEOUT.set(server, Duration.ZERO);
        CoreModuleProperties.TCP_NODELAY.set(server, true);
    }

    /** How to reach the demo cluster; read-only, as every new connection. */
    public Connection connection() {
        return new Connection(
                "Demo cluster",
                USER,
                "127.0.0.1",
                server.getPort(),
                Connection.Login.KEY,
                Connection.Client.BUILT_IN,
                Optional.of(identity()),
                Optional.of(files.knownHosts()),
                Optional.empty(),
                Optional.empty(),
                true);
    }

    Path identity() {
        return files.identity();
    }

    @Override
    public void close() {
        server.close(true);
        files.close();
    }
}
