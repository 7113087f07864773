package trainyard.core.remote;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Another machine, reached over SSH. One shell is one connection; commands on it may run side by side, at most
 * {@value #SESSIONS} at a time, further ones wait.
 *
 * <p>All operations block, and belong on a background thread. Interrupting the thread cancels the operation and ends
 * the remote command.
 */
public interface RemoteShell extends AutoCloseable {
    /** Below sshd's default of ten sessions on a connection (MaxSessions), with room for a person's own. */
    int SESSIONS = 8;

    /** Runs a command to its end and returns all that it printed, whatever its exit status. */
    CommandResult run(Command command) throws RemoteException, InterruptedException;

    /**
     * Runs a command and hands over each line of its standard output as it comes.
     *
     * @return the result, with the standard output left empty
     */
    CommandResult stream(Command command, Consumer<String> line) throws RemoteException, InterruptedException;

    /**
     * Runs a command and hands over its standard output as it comes, byte by byte the same: carriage returns and the
     * beginning of a line that has no end yet. A taker that is slow slows the command down; nothing piles up.
     *
     * <p>A shell that carries no more than lines hands over each with its line end.
     *
     * @return the result, with the standard output left empty
     */
    default CommandResult follow(Command command, Printed printed) throws RemoteException, InterruptedException {
        return stream(command, line -> {
            byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
            printed.output(bytes, bytes.length);
        });
    }

    /** Writes a file whole, then moves it in place, with the given permission bits (0600 as {@code 0600}). */
    void put(Path local, String remotePath, int mode) throws RemoteException, InterruptedException;

    void get(String remotePath, Path local) throws RemoteException, InterruptedException;

    /** Opens a port on this machine's loopback that leads to a port seen from the other machine. */
    Forward forward(String host, int port) throws RemoteException, InterruptedException;

    /**
     * A shell on a machine that this one reaches, through this connection and with the same login. Nobody is asked: the
     * machine's host key has to be known here already.
     *
     * @param host as this machine knows it
     * @param names under which the host key may be known
     * @return empty where the client or the login cannot do this
     */
    default Optional<RemoteShell> beyond(String host, List<String> names) throws RemoteException, InterruptedException {
        return Optional.empty();
    }

    /** Who and where, for people: {@code admin@controller:22}. */
    String target();

    @Override
    void close();

    /** Takes what a command prints. */
    @FunctionalInterface
    interface Printed {
        /** @param buffer is used again afterwards */
        void output(byte[] buffer, int length);
    }

    /** An open tunnel; closing it closes the local port. */
    interface Forward extends AutoCloseable {
        int localPort();

        @Override
        void close();
    }
}
