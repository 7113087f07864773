package trainyard.core.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trainyard.core.settings.Connection;

/**
 * Connects with the installed OpenSSH: its agent, jump hosts, Kerberos, hardware keys and the user's ssh_config all
 * hold. One ssh stays as the master that all commands share; on Windows, where ssh cannot do that, each command is a
 * connection of its own.
 */
final class OpenSshDialer implements Dialer {
    /** A person may be typing a passphrase; the server gives up after two minutes by default (LoginGraceTime). */
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private static final Logger LOG = LoggerFactory.getLogger(OpenSshDialer.class);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    private final OpenSshTarget target;
    private final HostKeyPolicy policy;
    private final Path home;
    private final AskPass askPass;
    private final Duration patience;
    private final boolean shares;

    OpenSshDialer(OpenSshTarget target, HostKeyPolicy policy, Path home, SecretPrompt prompt) {
        this(target, policy, home, prompt, PATIENCE, !OpenSshFolder.WINDOWS);
    }

    /**
     * @param patience how long one ssh may take to connect
     * @param shares whether this system's ssh can share a connection
     */
    OpenSshDialer(
            OpenSshTarget target,
            HostKeyPolicy policy,
            Path home,
            SecretPrompt prompt,
            Duration patience,
            boolean shares) {
        this.target = target;
        this.policy = policy;
        this.home = home;
        this.patience = patience;
        this.shares = shares;
        askPass = new AskPass(prompt);
    }

    @Override
    public String target() {
        return target.user() + "@" + target.host() + ":" + target.port();
    }

    @Override
    public Line dial() throws RemoteException, InterruptedException {
        if (target.login() == Connection.Login.PASSWORD && !AskPass.WORKS_HERE) {
            throw new RemoteException(new RemoteProblem.Misconfigured(
                    "The installed OpenSSH cannot be given a password here. Choose the built-in client, or a key."));
        }
        OpenSshFolder folder;
        try {
            folder = OpenSshFolder.make(home);
        } catch (IOException full) {
            throw setUpFailed(full);
        }
        try {
            return dial(folder);
        } catch (IOException full) {
            folder.close();
            throw setUpFailed(full);
        } catch (RemoteException | InterruptedException | RuntimeException failure) {
            folder.close();
            throw failure;
        }
    }

    @Override
    public void close() {
        askPass.close();
    }

    private Line dial(OpenSshFolder folder) throws IOException, RemoteException, InterruptedException {
        boolean mayAsk = askPass.canAsk();
        Path settings = folder.strictSettings(policy.files(), target.identity(), mayAsk);
        try (var asking = askPass.listen(folder.path())) {
            var ssh = new OpenSsh(target, settings, asking.environment());
            var scout = new HostKeyScout(folder, policy, target.identity(), mayAsk, patience);
            while (true) {
                var attempt = shares ? master(ssh, folder) : trial(ssh, folder);
                if (attempt.line().isPresent()) {
                    return attempt.line().get();
                }
                String said = attempt.words();
                if (!OpenSshWords.isUnknownHostKey(said) || !scout.admitAll(target, asking.environment())) {
                    var problem = OpenSshWords.problem(said, target);
                    if (problem instanceof RemoteProblem.AuthenticationFailed) {
                        askPass.forget();
                    }
                    throw new RemoteException(problem);
                }
            }
        }
    }

    private record Attempt(Optional<Line> line, String words) {}

    /** Starts the ssh that keeps the connection; its control socket appears once it is logged in. */
    private Attempt master(OpenSsh ssh, OpenSshFolder folder) throws RemoteException, InterruptedException {
        var process = ssh.start(List.of("-M", "-N", "-S", folder.socket().toString()), List.of());
        var words = OpenSsh.words(process);
        boolean up = false;
        try {
            endWithConsole(process, folder);
            long end = System.nanoTime() + patience.toNanos();
            while (!up && !process.waitFor(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                up = Files.exists(folder.socket());
                if (System.nanoTime() > end) {
                    throw late();
                }
            }
            return up
                    ? new Attempt(Optional.of(new OpenSshShell(ssh, folder, Optional.of(process), target())), "")
                    : new Attempt(Optional.empty(), OpenSsh.lastWords(words));
        } finally {
            if (!up) {
                process.destroy();
            }
        }
    }

    /** Nothing else tells it that the console was ended from outside: it would keep the connection for good. */
    private static void endWithConsole(Process master, OpenSshFolder folder) {
        var hook = Thread.ofPlatform().name("ssh-end").unstarted(() -> {
            master.destroy();
            folder.close();
        });
        Runtime.getRuntime().addShutdownHook(hook);
        var _ = master.onExit().thenRun(() -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException itRuns) {
                LOG.debug("ssh ended with the console", itRuns);
            }
        });
    }

    /** Where no master can be kept: one command shows whether connecting works. */
    private Attempt trial(OpenSsh ssh, OpenSshFolder folder) throws RemoteException, InterruptedException {
        var process = ssh.start(List.of("-T"), List.of("exit 0"));
        var words = OpenSsh.words(process);
        try {
            if (!process.waitFor(patience)) {
                throw late();
            }
            return process.exitValue() == 0
                    ? new Attempt(Optional.of(new OpenSshShell(ssh, folder, Optional.empty(), target())), "")
                    : new Attempt(Optional.empty(), OpenSsh.lastWords(words));
        } finally {
            process.destroy();
        }
    }

    private RemoteException late() {
        return new RemoteException(new RemoteProblem.Unreachable(target.host(), "no answer in time"));
    }

    private static RemoteException setUpFailed(IOException failure) {
        return new RemoteException(
                new RemoteProblem.Misconfigured(
                        "The connection could not be set up on this machine: " + Failures.reason(failure)),
                failure);
    }
}
