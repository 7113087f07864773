package trainyard.core.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How one cluster is reached. Holds no secret: a passphrase or password is asked for when it is needed.
 *
 * @param name what the user calls the cluster; unique among the connections
 * @param host name or address of the controller or a login node
 * @param identity private key file; empty for the agent's keys or a password
 * @param knownHosts a known_hosts file of its own; empty for the user's and the console's
 * @param jumpHost {@code [user@]host[:port]} to go through, with the installed OpenSSH client
 * @param plan the cluster's plan file on this machine, where there is one
 * @param readOnly whether actions are off; a new connection starts read-only
 * @param sudo whether actions run through {@code sudo -n}, for a user whom Slurm knows as no operator
 */
public record Connection(
        String name,
        String user,
        String host,
        int port,
        Login login,
        Client client,
        Optional<Path> identity,
        Optional<Path> knownHosts,
        Optional<String> jumpHost,
        Optional<Path> plan,
        boolean readOnly,
        boolean sudo) {
    /** A connection whose actions run as the user itself. */
    public Connection(
            String name,
            String user,
            String host,
            int port,
            Login login,
            Client client,
            Optional<Path> identity,
            Optional<Path> knownHosts,
            Optional<String> jumpHost,
            Optional<Path> plan,
            boolean readOnly) {
        this(name, user, host, port, login, client, identity, knownHosts, jumpHost, plan, readOnly, false);
    }

    /** The simplest one: the usual keys, the built-in client, read-only. */
    public static Connection of(String name, String user, String host, int port) {
        return new Connection(
                name,
                user,
                host,
                port,
                Login.KEY,
                Client.BUILT_IN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true);
    }

    /** The same way to the same cluster, with other rights there. */
    public Connection with(boolean otherReadOnly, boolean otherSudo) {
        return new Connection(
                name, user, host, port, login, client, identity, knownHosts, jumpHost, plan, otherReadOnly, otherSudo);
    }

    /** How the user proves who they are. */
    public enum Login {
        KEY,
        PASSWORD,
        AGENT
    }

    /** Which SSH client carries the connection. */
    public enum Client {
        /** The one inside the console: fastest, needs nothing installed. */
        BUILT_IN,
        /** The installed OpenSSH: agent, jump hosts, Kerberos, hardware keys, the user's own ssh_config. */
        OPENSSH
    }
}
