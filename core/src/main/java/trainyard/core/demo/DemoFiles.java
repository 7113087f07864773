package trainyard.core.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Set;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import trainyard.core.settings.TemporaryFolder;

/** The demo's private folder of this start: the client's key, the known_hosts file, what SFTP shows. Deleted on close. */
final class DemoFiles implements AutoCloseable {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final TemporaryFolder folder;

    private DemoFiles(TemporaryFolder folder) {
        this.folder = folder;
    }

    static DemoFiles create() throws IOException {
        return new DemoFiles(TemporaryFolder.make("demo"));
    }

    Path identity() {
        return folder.path().resolve("id_ecdsa");
    }

    Path knownHosts() {
        return folder.path().resolve("known_hosts");
    }

    /** What SFTP shows as the root. */
    Path home() {
        return folder.path().resolve("sftp");
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
        folder.close();
    }
}
