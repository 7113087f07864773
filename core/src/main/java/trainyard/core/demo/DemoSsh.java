package trainyard.core.demo;

import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;

/** Sets up MINA's SSH server for one user with one key on loopback, without what takes long to load. */
final class DemoSsh {
    private DemoSsh() {}

    static SshServer server(KeyPair hostKey, PublicKey client) {
        SshServer server = ServerBuilder.builder()
                .keyExchangeFactories(NamedFactory.setUpTransformedFactories(
                        false,
                        List.of(BuiltinDHFactories.curve25519, BuiltinDHFactories.ecdhp256),
                        ServerBuilder.DH2KEX))
                .cipherFactories(List.of(
                        BuiltinCiphers.aes128gcm,
                        BuiltinCiphers.aes256gcm,
                        BuiltinCiphers.aes128ctr,
                        BuiltinCiphers.aes256ctr))
                .macFactories(List.of(BuiltinMacs.hmacsha256etm, BuiltinMacs.hmacsha256))
                .signatureFactories(List.of(BuiltinSignatures.nistp256))
                .build();
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setNioWorkers(2);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        server.setPublickeyAuthenticator(
                (user, key, session) -> user.equals(DemoServer.USER) && KeyUtils.compareKeys(key, client));
        // An idle console must not be thrown out; a large job list must not stall on Nagle's algorithm.
        CoreModuleProperties.IDLE_TIMEOUT.set(server, Duration.ZERO);
        CoreModuleProperties.TCP_NODELAY.set(server, true);
        return server;
    }
}
