package trainyard.core.metrics;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.function.Consumer;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;

/** A connection on whose machine ssh reads a configuration of the test's in place of the user's. */
record OwnSshFiles(RemoteShell shell, String config) implements RemoteShell {
    @Override
    public CommandResult run(Command command) throws RemoteException, InterruptedException {
        if (!command.words().getFirst().equals("ssh")) {
            return shell.run(command);
        }
        var words = new ArrayList<>(command.words());
        words.add(1, config);
        words.add(1, "-F");
        return shell.run(Command.of(command.timeout(), words));
    }

    @Override
    public String target() {
        return shell.target();
    }

    @Override
    public CommandResult stream(Command command, Consumer<String> line) throws RemoteException, InterruptedException {
        return shell.stream(command, line);
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
    public void close() {
        shell.close();
    }
}
