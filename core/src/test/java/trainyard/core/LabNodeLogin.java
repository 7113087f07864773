package trainyard.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;
import trainyard.core.settings.Connection;

/**
 * The lab's controller as one from which its admin may log in to the nodes, which the lab's is not by itself. What that
 * takes lies in a folder of the controller and a line of each node's authorized_keys; both go with {@link #close}.
 */
public final class LabNodeLogin implements RemoteShell {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RemoteShell shell;
    private final String folder;
    private final List<Connection> nodes;

    private LabNodeLogin(RemoteShell shell, String folder, List<Connection> nodes) {
        this.shell = shell;
        this.folder = folder;
        this.nodes = nodes;
    }

    public static LabNodeLogin open() throws RemoteException, InterruptedException {
        RemoteShell shell = open(Lab.controller());
        String folder = run(shell, "mktemp", "-d", "/tmp/trainyard-login-XXXXXX");
        var login = new LabNodeLogin(shell, folder, Lab.computes());
        run(
                shell,
                "sh",
                "-c",
                "printf 'UserKnownHostsFile %s/known\\nIdentityFile %s/key\\nIdentitiesOnly yes\\n' \"$0\" \"$0\""
                        + " >\"$0/config\"; ssh-keygen -q -t ed25519 -N '' -C \"$0\" -f \"$0/key\"",
                folder);
        String key = run(shell, "cat", folder + "/key.pub");
        for (Connection node : login.nodes) {
            run(
                    shell,
                    "sh",
                    "-c",
                    "ssh-keyscan -t ed25519 \"$1\" >>\"$0/known\" 2>/dev/null; test -s \"$0/known\"",
                    folder,
                    node.name());
            try (RemoteShell there = open(node)) {
                run(there, "sh", "-c", "printf '%s\\n' \"$0\" >>.ssh/authorized_keys", key);
            }
        }
        return login;
    }

    public static RemoteShell open(Connection to) {
        return Shells.ofThisUser(to.knownHosts().orElseThrow(), HostKeyDecision.REFUSE, SecretPrompt.NOBODY)
                .open(to);
    }

    /** A shell on the controller for somebody who does not know the nodes' host keys. */
    public static RemoteShell knowingTheControllerAlone(Path home) throws IOException {
        Connection controller = Lab.controller();
        Path known = home.resolve("known_hosts");
        Files.write(
                known,
                Files.readAllLines(controller.knownHosts().orElseThrow()).stream()
                        .filter(line -> line.startsWith(controller.host() + " "))
                        .toList());
        return open(new Connection(
                controller.name(),
                controller.user(),
                controller.host(),
                controller.port(),
                controller.login(),
                controller.client(),
                controller.identity(),
                Optional.of(known),
                Optional.empty(),
                Optional.empty(),
                false));
    }

    private static String run(RemoteShell shell, String... words) throws RemoteException, InterruptedException {
        return shell.run(Command.of(PATIENCE, words)).orFail().text().strip();
    }

    private Command own(Command command) {
        if (!command.words().getFirst().equals("ssh")) {
            return command;
        }
        var words = new ArrayList<>(command.words());
        words.addAll(1, List.of("-F", folder + "/config"));
        return new Command(words, command.input(), command.timeout());
    }

    @Override
    public CommandResult run(Command command) throws RemoteException, InterruptedException {
        return shell.run(own(command));
    }

    @Override
    public CommandResult stream(Command command, Consumer<String> line) throws RemoteException, InterruptedException {
        return shell.stream(own(command), line);
    }

    @Override
    public CommandResult follow(Command command, Printed printed) throws RemoteException, InterruptedException {
        return shell.follow(own(command), printed);
    }

    @Override
    public void put(Path local, String remotePath, int mode) throws RemoteException, InterruptedException {
        shell.put(local, remotePath, mode);
    }

    @Override
    public void get(String remotePath, Path local) throws RemoteException, InterruptedException {
        shell.get(remotePath, local);
    }

    @Override
    public Forward forward(String host, int port) throws RemoteException, InterruptedException {
        return shell.forward(host, port);
    }

    @Override
    public String target() {
        return shell.target();
    }

    @Override
    public void close() {
        try {
            for (Connection node : nodes) {
                try (RemoteShell there = open(node)) {
                    // The key's comment is the folder's name, so that this line alone is found.
                    run(there, "sed", "-i", "\\#" + folder + "$#d", ".ssh/authorized_keys");
                }
            }
            run(shell, "rm", "-rf", folder);
        } catch (RemoteException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            shell.close();
        }
    }
}
