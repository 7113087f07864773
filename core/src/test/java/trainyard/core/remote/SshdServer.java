package trainyard.core.remote;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import org.apache.sshd.common.config.keys.PublicKeyEntry;

/** This machine's OpenSSH server on a loopback port, with keys and settings of its own. */
final class SshdServer implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/sshd");

    private final Path folder;
    private final KeyPair hostKey;
    private final int port;
    private Process process;

    private SshdServer(Path folder, KeyPair hostKey, int port) {
        this.folder = folder;
        this.hostKey = hostKey;
        this.port = port;
    }

    static boolean isInstalled() {
        boolean there = Files.isExecutable(PROGRAM);
        if (!there) {
            System.err.println("LEFT OUT: no test against a real sshd, since " + PROGRAM
                    + " is not there. Install openssh-server to run it.");
        }
        return there;
    }

    /** Sets up a server that lets in whoever runs the test, with the given keys. */
    static SshdServer in(Path folder, List<KeyPair> welcome) throws Exception {
        var hostKey = TestKeys.make("ed25519");
        TestKeys.write(hostKey, folder.resolve("host"), "");
        var lines = new StringBuilder();
        for (var key : welcome) {
            lines.append(PublicKeyEntry.toString(key.getPublic())).append('\n');
        }
        Files.writeString(folder.resolve("authorized_keys"), lines);
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.writeString(folder.resolve("sshd_config"), """
                ListenAddress 127.0.0.1
                Port %d
                HostKey %s
                AuthorizedKeysFile %s
                PidFile none
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                UsePAM no
                StrictModes no
                PermitRootLogin prohibit-password
                AllowTcpForwarding yes
                """.formatted(
                        port, folder.resolve("host"), folder.resolve("authorized_keys")));
        return new SshdServer(folder, hostKey, port);
    }

    SshdServer start() throws Exception {
        // It wants this folder even where it does not separate privileges in it.
        if ("root".equals(System.getProperty("user.name"))) {
            Files.createDirectories(Path.of("/run/sshd"));
        }
        process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "-D",
                        "-e",
                        "-f",
                        folder.resolve("sshd_config").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Await.until(this::answers);
        return this;
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("sshd ended, see its log in " + folder);
        }
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    HostKey hostKey() {
        return TestKeys.hostKey(hostKey, "127.0.0.1", port);
    }

    /** Ends the server and every connection to it. */
    void kill() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
