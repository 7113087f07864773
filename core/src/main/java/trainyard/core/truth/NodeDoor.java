package trainyard.core.truth;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import trainyard.core.metrics.SmiTrouble;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.NodeLogin;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteProblem;
import trainyard.core.remote.RemoteShell;

/**
 * The way to one node: straight where the connection leads to that very node, else by the ssh of the machine that it
 * leads to. A node that once did not let us in is not asked again.
 */
final class NodeDoor {
    private static final int NOT_FOUND = 127;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RemoteShell shell;
    private final String node;
    private final boolean direct;
    private Optional<String> closed = Optional.empty();

    /** @param here the name of the machine that the connection leads to */
    NodeDoor(RemoteShell shell, String node, String here) {
        this.shell = shell;
        this.node = node;
        this.direct = shortName(node).equals(shortName(here));
        if (!direct && !NodeLogin.isHost(node)) {
            closed = Optional.of("'" + node + "' is no host name, so that it is not asked.");
        }
    }

    private static String shortName(String host) {
        return host.strip().split("\\.", 2)[0];
    }

    Output ask(Tool tool) throws RemoteException, InterruptedException {
        Output output = run(tool.title(), tool.patience(), tool.words());
        if (!(output instanceof Output.Text said)) {
            return output;
        }
        if (said.status() == NOT_FOUND) {
            return new Output.Nothing(tool.absent(node));
        }
        boolean isSmi = tool.program().equals("nvidia-smi");
        if (!said.ok() && isSmi && !said.both().contains("GPU")) {
            return said.both().contains(SmiList.NO_DEVICES) ? said : smi(said);
        }
        return said;
    }

    private Output smi(Output.Text said) {
        var result = new CommandResult(
                Command.of(PATIENCE, "nvidia-smi"),
                said.status(),
                said.text().getBytes(StandardCharsets.UTF_8),
                said.errors(),
                Duration.ZERO);
        return new Output.Nothing(SmiTrouble.of(node, result, shell.target()).sentence());
    }

    Output file(String path) throws RemoteException, InterruptedException {
        return run("cat " + path, PATIENCE, Tool.plain(List.of("cat", "--", path)));
    }

    private Output run(String title, Duration patience, List<String> words)
            throws RemoteException, InterruptedException {
        if (closed.isPresent()) {
            return new Output.Nothing(closed.get());
        }
        CommandResult result;
        try {
            result = shell.run(direct ? Command.of(patience, words) : NodeLogin.command(node, patience, words));
        } catch (RemoteException failed) {
            if (failed.problem() instanceof RemoteProblem.TimedOut(var _, var limit)) {
                return new Output.Nothing(
                        node + " gave no answer to " + title + " within " + limit.toSeconds() + " s.");
            }
            throw failed;
        }
        if (!direct && result.exitStatus() == NodeLogin.FAILED) {
            closed = Optional.of(
                    NodeLogin.trouble(node, result.errors(), shell.target()).sentence());
            return new Output.Nothing(closed.get());
        }
        boolean noSsh =
                !direct && result.exitStatus() == NOT_FOUND && result.errors().matches("(?s).*\\bssh\\b.*");
        if (noSsh) {
            closed = Optional.of(NodeLogin.noSsh(shell.target()));
            return new Output.Nothing(closed.get());
        }
        return new Output.Text(result.exitStatus(), result.text(), result.errors());
    }
}
