package trainyard.core.remote;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.connection.channel.direct.DirectConnection;
import net.schmizz.sshj.connection.channel.direct.Parameters;
import net.schmizz.sshj.connection.channel.direct.Session;

/** A connection of the SSH client inside the console (sshj). */
final class BuiltInShell implements Line {
    private static final int REFUSALS = 20;
    private static final Duration BETWEEN_REFUSALS = Duration.ofMillis(100);

    private final SSHClient client;
    private final String target;
    private final String host;
    private final CommandRunner runner;
    private final RemoteFiles files;
    private final CompletableFuture<RemoteProblem> lost = new CompletableFuture<>();

    /** Takes over a client that is logged in. */
    BuiltInShell(SSHClient client, String user, String target, String host) {
        this.client = client;
        this.target = target;
        this.host = host;
        // sshd takes no signals for root.
        runner = new CommandRunner(host, user.equals("root") ? new TracedStarter(this::start) : this::start);
        files = new RemoteFiles(runner);
        client.getTransport().setDisconnectListener((reason, message) -> lose(message));
        if (!client.isConnected()) {
            lose("closed by the other side");
        }
    }

    @Override
    public CompletableFuture<RemoteProblem> lost() {
        return lost;
    }

    @Override
    public CommandResult run(Command command) throws RemoteException, InterruptedException {
        return runner.run(command);
    }

    @Override
    public CommandResult stream(Command command, Consumer<String> line) throws RemoteException, InterruptedException {
        return runner.stream(command, line);
    }

    @Override
    public CommandResult follow(Command command, Printed printed) throws RemoteException, InterruptedException {
        return runner.follow(command, printed);
    }

    @Override
    public void put(Path local, String remotePath, int mode) throws RemoteException, InterruptedException {
        files.put(local, remotePath, mode);
    }

    @Override
    public void get(String remotePath, Path local) throws RemoteException, InterruptedException {
        files.get(remotePath, local);
    }

    /** A way from that machine to another, as a connection of its own. */
    DirectConnection way(String toHost, int toPort) throws IOException {
        return client.newDirectConnection(toHost, toPort);
    }

    @Override
    public Forward forward(String toHost, int toPort) throws RemoteException {
        try {
            var here = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
            var ends = new Parameters("127.0.0.1", here.getLocalPort(), toHost, toPort);
            return new BuiltInForward(client.newLocalPortForwarder(ends, here), here);
        } catch (IOException failure) {
            throw new RemoteException(
                    new RemoteProblem.Misconfigured("No local port could be opened: " + Failures.reason(failure)),
                    failure);
        }
    }

    @Override
    public String target() {
        return target;
    }

    @Override
    public void close() {
        lose("closed here");
        HangUp.of(client);
    }

    private void lose(String why) {
        lost.complete(new RemoteProblem.Disconnected(host, why == null || why.isBlank() ? "no reason given" : why));
    }

    private RemoteProcess start(List<String> words) throws IOException, InterruptedException {
        if (!client.isConnected()) {
            throw new IOException("it is not connected any more");
        }
        Session session = session();
        try {
            return new BuiltInProcess(session.exec(Quoting.join(words)));
        } catch (IOException failure) {
            session.close();
            throw failure;
        }
    }

    /**
     * A server counts a session until its process has gone, which may be later than its channel's end: on a busy machine
     * one that is refused is asked for again.
     */
    private Session session() throws IOException, InterruptedException {
        for (int refused = 0; ; refused++) {
            try {
                return client.startSession();
            } catch (OpenFailException full) {
                if (refused == REFUSALS) {
                    throw full;
                }
                Thread.sleep(BETWEEN_REFUSALS);
            } catch (IllegalStateException broken) {
                // It broke between the question and the session; sshj says so as if its caller were to blame.
                throw new IOException("it is not connected any more", broken);
            }
        }
    }
}
