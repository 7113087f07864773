package trainyard.core.remote;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The key by which a machine proves that it is itself.
 *
 * @param host name or address that was asked for
 * @param type SSH's name of the kind of key: {@code ssh-ed25519}
 * @param base64 the public key as a known_hosts file writes it (sshd(8))
 */
public record HostKey(String host, int port, String type, String base64) {
    static final int DEFAULT_PORT = 22;

    /** As {@code ssh-keygen -l} prints it: {@code SHA256:} and the hash in Base64 without padding. */
    public String fingerprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(Base64.getDecoder().decode(base64));
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The machine's name in a known_hosts file: {@code host}, or {@code [host]:port} off the usual port. */
    String knownAs() {
        return knownAs(host, port);
    }

    String knownHostsLine() {
        return knownAs() + " " + type + " " + base64;
    }

    static String knownAs(String host, int port) {
        return port == DEFAULT_PORT ? host : "[" + host + "]:" + port;
    }
}
