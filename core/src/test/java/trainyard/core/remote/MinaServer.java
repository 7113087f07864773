package trainyard.core.remote;

import java.io.IOException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.keyboard.DefaultKeyboardInteractiveAuthenticator;
import org.apache.sshd.server.auth.password.RejectAllPasswordAuthenticator;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;

/** A real SSH server inside this process, whose commands run in this machine's shell. */
final class MinaServer implements AutoCloseable {
    static final String USER = "tester";
    static final String PASSWORD = "correct horse";

    private final List<KeyPair> hostKeys;
    private final Set<PublicKey> welcome = ConcurrentHashMap.newKeySet();
    private final AtomicInteger tried = new AtomicInteger();
    private boolean passwords;
    private SshServer server;
    private int port;

    MinaServer(List<KeyPair> hostKeys) {
        this.hostKeys = hostKeys;
    }

    MinaServer welcoming(PublicKey key) {
        welcome.add(key);
        return this;
    }

    MinaServer withPasswords() {
        passwords = true;
        return this;
    }

    /** Starts, on the port of the last time where there was one. */
    MinaServer start() throws IOException {
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKeys));
        server.setPublickeyAuthenticator((user, key, _) -> {
            tried.incrementAndGet();
            return user.equals(USER) && welcome.stream().anyMatch(known -> KeyUtils.compareKeys(known, key));
        });
        server.setPasswordAuthenticator(
                passwords ? (user, given, _) -> given.equals(PASSWORD) : RejectAllPasswordAuthenticator.INSTANCE);
        server.setKeyboardInteractiveAuthenticator(new DefaultKeyboardInteractiveAuthenticator());
        server.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
        server.setCommandFactory(LocalCommand::on);
        // As many as sshd has by default, MaxSessions.
        CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(server, 10);
        server.start();
        port = server.getPort();
        return this;
    }

    int connections() {
        return server.getActiveSessions().size();
    }

    /** How many keys it was shown to log in with. */
    int tried() {
        return tried.get();
    }

    int port() {
        return port;
    }

    HostKey hostKey() {
        return TestKeys.hostKey(hostKeys.getFirst(), "127.0.0.1", port);
    }

    /** Drops everybody at once, as a machine that loses its power. */
    void kill() throws IOException {
        server.stop(true);
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
