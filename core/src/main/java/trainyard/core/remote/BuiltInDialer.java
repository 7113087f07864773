package trainyard.core.remote;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.schmizz.keepalive.KeepAliveRunner;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.DisconnectReason;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.userauth.UserAuthException;

/** Connects with the SSH client inside the console. */
final class BuiltInDialer implements Dialer {
    private static final int CONNECT_MILLIS = 10_000;
    private static final int ANSWER_MILLIS = 30_000;

    /** sshj waits without a limit for a machine that accepts and says nothing. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A machine behind another is near to that. */
    private static final Duration OF_ANOTHER = Duration.ofSeconds(5);

    private static final int SSH = 22;

    /** A dead peer is found after this many seconds times the misses that are let pass. */
    private static final int KEEP_ALIVE_SECONDS = 15;

    private static final int KEEP_ALIVE_MISSES = 2;

    private final String user;
    private final String host;
    private final int port;
    private final BuiltInLogin login;
    private final HostKeyPolicy policy;
    private final Duration patience;

    BuiltInDialer(String user, String host, int port, BuiltInLogin login, HostKeyPolicy policy) {
        this(user, host, port, login, policy, PATIENCE);
    }

    /** @param patience for the first half of connecting, and for the login */
    BuiltInDialer(String user, String host, int port, BuiltInLogin login, HostKeyPolicy policy, Duration patience) {
        this.patience = patience;
        this.user = user;
        this.host = host;
        this.port = port;
        this.login = login;
        this.policy = policy;
    }

    @Override
    public String target() {
        return user + "@" + host + ":" + port;
    }

    @Override
    public Line dial() throws RemoteException, InterruptedException {
        login.check();
        SSHClient client = open();
        try {
            authenticate(client);
            keepAlive(client);
            return new BuiltInShell(client, user, target(), host);
        } catch (RemoteException | InterruptedException | RuntimeException failure) {
            HangUp.of(client);
            throw failure;
        }
    }

    /** With keys alone: a password that one machine takes is not shown to another. */
    @Override
    public Optional<RemoteShell> beyond(Line line, String node, List<String> names)
            throws RemoteException, InterruptedException {
        if (!(line instanceof BuiltInShell here) || !(login instanceof KeyLogin)) {
            return Optional.empty();
        }
        String known = names.getFirst();
        for (String name : names.reversed()) {
            known = policy.knownTypes(name, SSH).isEmpty() ? known : name;
        }
        var gate = new HostKeyGate(policy, known, SSH);
        SSHClient client;
        try {
            client = connect(gate, OF_ANOTHER, one -> one.connectVia(here.way(node, SSH)));
        } catch (IOException failure) {
            Optional<RemoteProblem> objection = Optional.empty();
            if (gate.refused().isPresent()) {
                objection = policy.objection(gate.refused().get());
            }
            throw new RemoteException(
                    objection.orElseGet(() -> new RemoteProblem.Unreachable(node, Failures.reason(failure))), failure);
        }
        try {
            authenticate(client);
            return Optional.of(new BuiltInShell(client, user, user + "@" + node + ":" + SSH, node));
        } catch (RemoteException | InterruptedException | RuntimeException failure) {
            HangUp.of(client);
            throw failure;
        }
    }

    @Override
    public void close() {
        login.close();
    }

    /** A connection to a machine whose key is known. An unknown one is asked about, and then connected to anew. */
    private SSHClient open() throws RemoteException, InterruptedException {
        while (true) {
            var gate = new HostKeyGate(policy, host, port);
            try {
                return connect(gate, patience, client -> client.connect(host, port));
            } catch (IOException failure) {
                var refused = gate.refused();
                if (refused.isEmpty()) {
                    throw new RemoteException(new RemoteProblem.Unreachable(host, Failures.reason(failure)), failure);
                }
                // No connection waits meanwhile: the person takes as long as they need.
                policy.admit(refused.get());
            }
        }
    }

    /** One way to reach a machine. */
    @FunctionalInterface
    private interface Way {
        void connect(SSHClient client) throws IOException;
    }

    private static SSHClient connect(HostKeyGate gate, Duration patience, Way way)
            throws IOException, InterruptedException {
        var client = new SSHClient(new ModernAlgorithms());
        client.setSocketFactory(new PromptSockets());
        client.setConnectTimeout(CONNECT_MILLIS);
        client.getTransport().setTimeoutMs(ANSWER_MILLIS);
        client.getConnection().setTimeoutMs(ANSWER_MILLIS);
        client.addHostKeyVerifier(gate);
        try {
            Interruptible.run(patience, () -> way.connect(client));
            return client;
        } catch (IOException | InterruptedException | RuntimeException failure) {
            HangUp.of(client);
            throw failure;
        }
    }

    private void authenticate(SSHClient client) throws RemoteException, InterruptedException {
        while (true) {
            var methods = login.methods();
            try {
                Interruptible.run(patience, () -> client.auth(user, methods));
                return;
            } catch (IOException failure) {
                if (!isRefusal(failure)) {
                    throw new RemoteException(new RemoteProblem.Disconnected(host, Failures.reason(failure)), failure);
                }
                boolean another = login.refused();
                if (!another || !client.isConnected()) {
                    throw new RemoteException(
                            new RemoteProblem.AuthenticationFailed(user, host, login.tried()), failure);
                }
            }
        }
    }

    /** Whether the server said no, rather than that the connection broke. */
    private static boolean isRefusal(IOException failure) {
        boolean shownOut = failure instanceof SSHException ssh
                && ssh.getDisconnectReason() == DisconnectReason.NO_MORE_AUTH_METHODS_AVAILABLE;
        return shownOut || (failure instanceof UserAuthException && !Failures.isTimeout(failure));
    }

    /** Begins only after the login, since a server may take such a request before it for an attack. */
    private static void keepAlive(SSHClient client) {
        if (client.getConnection().getKeepAlive() instanceof KeepAliveRunner runner) {
            runner.setMaxAliveCount(KEEP_ALIVE_MISSES);
            runner.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
            runner.setDaemon(true);
            runner.start();
        }
    }
}
