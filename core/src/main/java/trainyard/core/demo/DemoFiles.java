package trainyard.core.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Comparator;
import java.util.Set;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;

/** The demo's private folder of this start: the client's key, the known_hosts file, what SFTP shows. Deleted on close. */
final class DemoFiles implements AutoCloseable {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path folder;

    private DemoFiles(Path folder) {
        this.folder = folder;
    }

    static DemoFiles create() throws IOException {
        // The JDK makes it readable by its owner alone.
        return new DemoFiles(Files.createTempDirectory("trainyard-demo-"));
    }

    Path identity() {
        return folder.resolve("id_ecdsa");
    }

    Path knownHosts() {
        return folder.resolve("known_hosts");
    }

    /** What SFTP shows as the root. */
    Path home() {
        return folder.resolve("sftp");
    }

    void writeKeys(KeyPair client, PublicKey host, int port) throws IOException {
        try (OutputStream file = Files.newOutputStream(privateFile(identity()))) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(client, DemoServer.USER, null, file);
        } catch (GeneralSecurityException unwritable) {
            throw new IOException("the demo's client key could not be written", unwritable);
        }
        String line = "[127.0.0.1]:" + port + " " + PublicKeyEntry.toString(host) + "\n";
        Files.writeString(privateFile(knownHosts()), line, StandardCharsets.US_ASCII);
    }

    private static Path privateFile(Path path) throws IOException {
        Files.createFile(path);
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, OWNER_ONLY);
        }
        return path;
    }

    @Override
    public void close() {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }
}
