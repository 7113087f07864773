package trainyard.core.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;

/** Keys as ssh-keygen makes them, without ssh-keygen. */
final class TestKeys {
    private TestKeys() {}

    /** ed25519, ecdsa or rsa. */
    static KeyPair make(String kind) throws GeneralSecurityException {
        return switch (kind) {
            case "ed25519" -> KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
            case "ecdsa" -> {
                var generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec("secp256r1"));
                yield generator.generateKeyPair();
            }
            case "rsa" -> KeyUtils.generateKeyPair(KeyPairProvider.SSH_RSA, 2048);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /** Writes the private key in OpenSSH's format, locked where there is a passphrase, and the public one beside it. */
    static Path write(KeyPair key, Path file, String passphrase) throws IOException, GeneralSecurityException {
        OpenSSHKeyEncryptionContext lock = null;
        if (!passphrase.isEmpty()) {
            lock = new OpenSSHKeyEncryptionContext();
            lock.setPassword(passphrase);
            lock.setCipherName("AES");
            lock.setCipherType("256");
            lock.setCipherMode("CTR");
        }
        try (var out = Files.newOutputStream(file)) {
            new OpenSSHKeyPairResourceWriter().writePrivateKey(key, "test", lock, out);
        }
        file.toFile().setReadable(false, false);
        file.toFile().setReadable(true, true);
        Files.writeString(Path.of(file + ".pub"), PublicKeyEntry.toString(key.getPublic()) + "\n");
        return file;
    }

    static HostKey hostKey(KeyPair key, String host, int port) {
        String[] fields = PublicKeyEntry.toString(key.getPublic()).split(" ");
        return new HostKey(host, port, fields[0], fields[1]);
    }
}
