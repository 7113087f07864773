package trainyard.app.samples;

import java.nio.file.Path;
import java.util.function.Consumer;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteProblem;
import trainyard.core.remote.RemoteShell;

/** The shell of a cluster that is a picture only: every question fails, with a sentence. */
enum NoShell implements RemoteShell {
    HERE;

    private static RemoteException nobody() {
        return new RemoteException(new RemoteProblem.Misconfigured("This cluster is a sample: nobody answers."));
    }

    @Override
    public CommandResult run(Command command) throws RemoteException {
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
        throw nobody();
    }

    @Override
    public String target() {
        return "admin@controller:22";
    }

    @Override
    public void close() {}
}
