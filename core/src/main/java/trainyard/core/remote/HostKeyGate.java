package trainyard.core.remote;

import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;
import org.jspecify.annotations.Nullable;

/**
 * Stands at one connection's key exchange: lets known keys pass, and remembers the one it stopped. Asks nobody, since
 * the server would be waiting.
 */
final class HostKeyGate implements HostKeyVerifier {
    private final HostKeyPolicy policy;
    private final String host;
    private final int port;
    private volatile @Nullable HostKey refused;

    /** @param host the name that the machine's key is known by */
    HostKeyGate(HostKeyPolicy policy, String host, int port) {
        this.policy = policy;
        this.host = host;
        this.port = port;
    }

    Optional<HostKey> refused() {
        return Optional.ofNullable(refused);
    }

    @Override
    public boolean verify(String dialed, int at, PublicKey key) {
        byte[] blob = new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
        String type = KeyType.fromKey(key).toString();
        var shown = new HostKey(host, port, type, Base64.getEncoder().encodeToString(blob));
        try {
            if (policy.objection(shown).isEmpty()) {
                return true;
            }
        } catch (RemoteException unreadable) {
            // Whoever asks the policy about the refused key hears why.
        }
        refused = shown;
        return false;
    }

    /** The kinds of key that are known for the machine, so that they are asked for first. */
    @Override
    public List<String> findExistingAlgorithms(String dialed, int at) {
        try {
            return policy.knownTypes(host, port).stream()
                    .flatMap(HostKeyGate::signatures)
                    .toList();
        } catch (RemoteException unreadable) {
            // verify() refuses then.
            return List.of();
        }
    }

    /** One RSA key signs in several ways (RFC 8332). */
    private static Stream<String> signatures(String keyType) {
        return keyType.equals("ssh-rsa") ? Stream.of("rsa-sha2-512", "rsa-sha2-256") : Stream.of(keyType);
    }
}
