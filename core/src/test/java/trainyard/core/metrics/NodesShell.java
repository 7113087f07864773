package trainyard.core.metrics;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;

/** A connection whose nodes answer as the test says. */
final class NodesShell implements RemoteShell {
    interface Nodes {
        /** @param line what the shell on the node gets */
        CommandResult answer(Command command, String node, String line) throws RemoteException, InterruptedException;
    }

    private final Nodes nodes;
    final List<Command> asked = new CopyOnWriteArrayList<>();

    NodesShell(Nodes nodes) {
        this.nodes = nodes;
    }

    static CommandResult result(Command command, int status, String output, String errors) {
        return new CommandResult(
                command, status, output.getBytes(StandardCharsets.UTF_8), errors, Duration.ofMillis(1));
    }

    @Override
    public CommandResult run(Command command) throws RemoteException, InterruptedException {
        asked.add(command);
        List<String> words = command.words();
        return nodes.answer(command, words.get(words.size() - 2), words.getLast());
    }

    @Override
    public String target() {
        return "admin@controller";
    }

    @Override
    public CommandResult stream(Command command, Consumer<String> line) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void put(Path local, String remotePath, int mode) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void get(String remotePath, Path local) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Forward forward(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
