package trainyard.app.samples;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteProblem;
import trainyard.core.remote.RemoteShell;

/**
 * The shell of a cluster that is a picture only: every question fails, with a sentence.
 *
 * @param answers but for those with an answer here, by the end of the command
 * @param tunnel leads to the one port that somebody listens on, if any
 */
record NoShell(Map<String, String> answers, Optional<RemoteShell.Forward> tunnel) implements RemoteShell {

    private static RemoteException nobody() {
        return new RemoteException(new RemoteProblem.Misconfigured("This cluster is a sample: nobody answers."));
    }

    @Override
    public CommandResult run(Command command) throws RemoteException {
        for (var answer : answers.entrySet()) {
            if (command.line().endsWith(answer.getKey())) {
                byte[] output = answer.getValue().getBytes(StandardCharsets.UTF_8);
                return new CommandResult(command, 0, output, "", Duration.ZERO);
            }
        }
        throw nobody();
    }

    @Override
    public CommandResult stream(Command command, Consumer<String> line) throws RemoteException {
        throw nobody();
    }

    @Override
    public void put(Path local, String remotePath, int mode) throws RemoteException {
        throw nobody();
    }

    @Override
    public void get(String remotePath, Path local) throws RemoteException {
        throw nobody();
    }

    @Override
    public Forward forward(String host, int port) throws RemoteException {
        return tunnel.orElseThrow(NoShell::nobody);
    }

    @Override
    public String target() {
        return "admin@controller:22";
    }

    @Override
    public void close() {}
}
