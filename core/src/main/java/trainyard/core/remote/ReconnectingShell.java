package trainyard.core.remote;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import trainyard.core.observe.Observed;

/**
 * A shell that connects when it is first used, and comes back by itself, with growing pauses, when its connection
 * drops. While it is down every operation fails at once with the problem. What was under way when the connection broke
 * fails and is not run again: the caller knows whether that is safe.
 */
public final class ReconnectingShell implements RemoteShell {
    private final Dialer dialer;
    private final LinkKeeper keeper;

    ReconnectingShell(Dialer dialer, Pauses pauses, InstantSource clock) {
        this.dialer = dialer;
        keeper = new LinkKeeper(dialer, pauses, clock);
    }

    /** How the connection stands, and since when. */
    public Observed<Link> link() {
        return keeper.link();
    }

    /** Tries to connect at once, where it is down or refused; the person has mended what was wrong. */
    public void retryNow() {
        keeper.retryNow();
    }

    @Override
    public CommandResult run(Command command) throws RemoteException, InterruptedException {
        return keeper.line().run(command);
    }

    @Override
    public CommandResult stream(Command command, Consumer<String> line) throws RemoteException, InterruptedException {
        return keeper.line().stream(command, line);
    }

    @Override
    public CommandResult follow(Command command, Printed printed) throws RemoteException, InterruptedException {
        return keeper.line().follow(command, printed);
    }

    @Override
    public void put(Path local, String remotePath, int mode) throws RemoteException, InterruptedException {
        keeper.line().put(local, remotePath, mode);
    }

    @Override
    public void get(String remotePath, Path local) throws RemoteException, InterruptedException {
        keeper.line().get(remotePath, local);
    }

    @Override
    public Optional<RemoteShell> beyond(String host, List<String> names) throws RemoteException, InterruptedException {
        return dialer.beyond(keeper.line(), host, names);
    }

    /** The tunnel lasts as long as the connection of this moment. */
    @Override
    public Forward forward(String host, int port) throws RemoteException, InterruptedException {
        return keeper.line().forward(host, port);
    }

    @Override
    public String target() {
        return dialer.target();
    }

    @Override
    public void close() {
        keeper.close();
    }
}
