package trainyard.core.remote;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import trainyard.core.settings.Connection;

/**
 * Opens the shell that a connection asks for.
 *
 * @param home the user's home folder, whose {@code .ssh} holds keys and known hosts
 * @param knownHosts the console's own file of host keys that the user accepted
 * @param decision asked about a machine never seen before
 * @param prompt asked for passwords and passphrases
 */
public record Shells(Path home, Path knownHosts, HostKeyDecision decision, SecretPrompt prompt) {
    private static final Duration PROBE_PATIENCE = Duration.ofSeconds(20);

    /** For this user, on this machine. */
    public static Shells ofThisUser(Path knownHosts, HostKeyDecision decision, SecretPrompt prompt) {
        return new Shells(Path.of(System.getProperty("user.home", ".")), knownHosts, decision, prompt);
    }

    /** A shell that connects when it is first used. Does no I/O itself. */
    public ReconnectingShell open(Connection connection) {
        return new ReconnectingShell(dialer(connection), Pauses.standard(), InstantSource.system());
    }

    /**
     * Connects once, runs a command there, and says how it went.
     *
     * @param words the command, such as {@code sinfo --version}
     */
    public Probe probe(Connection connection, List<String> words) throws InterruptedException {
        long start = System.nanoTime();
        try (var dialer = dialer(connection);
                var line = dialer.dial()) {
            line.run(Command.of(PROBE_PATIENCE, "true")).orFail();
            var result = line.run(Command.of(PROBE_PATIENCE, words));
            var took = Duration.ofNanos(System.nanoTime() - start);
            return Probe.of(dialer.target(), result, took);
        } catch (RemoteException failure) {
            var took = Duration.ofNanos(System.nanoTime() - start);
            return new Probe(false, failure.problem().sentence(), took);
        }
    }

    /** Agents and jump hosts are the installed OpenSSH's, whichever client the connection names. */
    Dialer dialer(Connection connection) {
        boolean openSsh = connection.client() == Connection.Client.OPENSSH
                || connection.login() == Connection.Login.AGENT
                || connection.jumpHost().isPresent();
        return openSsh
                ? new OpenSshDialer(OpenSshTarget.of(connection), policy(connection), home, prompt)
                : new BuiltInDialer(
                        connection.user(), connection.host(), connection.port(), login(connection), policy(connection));
    }

    private BuiltInLogin login(Connection connection) {
        if (connection.login() == Connection.Login.PASSWORD) {
            return new PasswordLogin(connection.user(), connection.host(), prompt);
        }
        return connection
                .identity()
                .map(file -> KeyLogin.of(file, prompt))
                .orElseGet(() -> KeyLogin.ofDefaults(home.resolve(".ssh"), prompt));
    }

    private HostKeyPolicy policy(Connection connection) {
        return connection
                .knownHosts()
                .map(own -> new HostKeyPolicy(List.of(own), own, decision))
                .orElseGet(() -> new HostKeyPolicy(
                        List.of(home.resolve(".ssh").resolve("known_hosts"), knownHosts), knownHosts, decision));
    }
}
