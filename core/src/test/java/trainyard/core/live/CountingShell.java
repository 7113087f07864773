package trainyard.core.live;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;

/** Another shell, with its commands counted. */
record CountingShell(RemoteShell shell, AtomicInteger count) implements RemoteShell {
    CountingShell(RemoteShell shell) {
        this(shell, new AtomicInteger());
    }

    int commands() {
        return count.get();
    }

    @Override
    public CommandResult run(Command command) throws RemoteException, InterruptedException {
        count.incrementAndGet();
        return shell.run(command);
    }

    @Override
    public CommandResult stream(Command command, Consumer<String> line) throws RemoteException, InterruptedException {
        count.incrementAndGet();
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
    public String target() {
        return shell.target();
    }

    @Override
    public void close() {
        shell.close();
    }
}
