package trainyard.core.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import trainyard.core.settings.Connection;

/**
 * The demo cluster behind a real SSH server on a loopback port of this machine. Host key and client key are made anew
 * at each start, and only that client key may log in; closing stops the server and deletes the keys.
 */
public final class DemoServer implements AutoCloseable {
    static final String USER = People.GUEST.login();

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
        KeyPair hostKey = DemoKeys.generate();
        KeyPair clientKey = DemoKeys.generate();
        SshServer server = DemoSsh.server(hostKey, clientKey.getPublic());
        try {
            var commands = new DemoCommands(cluster);
            server.setCommandFactory((channel, line) -> new ExecCommand(line, commands));
            server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
            server.setFileSystemFactory(new DemoHome(cluster, files.home()));
            server.start();
            files.writeKeys(clientKey, hostKey.getPublic(), server.getPort());
            return new DemoServer(server, files);
        } catch (IOException | RuntimeException failed) {
            server.close(true);
            files.close();
            throw failed;
        }
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
