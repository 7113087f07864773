package trainyard.core.remote;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A connection of the installed OpenSSH. */
final class OpenSshShell implements Line {
    private final OpenSsh ssh;
    private final OpenSshFolder folder;
    private final Optional<Process> master;
    private final String target;
    private final String host;
    private final CommandRunner runner;
    private final RemoteFiles files;
    private final CompletableFuture<RemoteProblem> lost = new CompletableFuture<>();

    /**
     * Takes over a connection that stands.
     *
     * @param master the ssh that keeps it; empty where each command connects anew
     */
    OpenSshShell(OpenSsh ssh, OpenSshFolder folder, Optional<Process> master, String target) {
        this.ssh =
                master.isPresent() ? new OpenSsh(ssh.target().withoutJumps(), ssh.settings(), ssh.environment()) : ssh;
        this.folder = folder;
        this.master = master;
        this.target = target;
        host = ssh.target().host();
        runner = new CommandRunner(host, new TracedStarter(this::start));
        files = new RemoteFiles(runner);
        master.ifPresent(kept -> kept.onExit().thenRun(() -> lose("ssh ended")));
    }

    @Override
    public CompletableFuture<RemoteProblem> lost() {
        return lost;
    }

    @Override
    public CommandResult run(Command command) throws RemoteException, InterruptedException {
        return runner.run(command);
    }

    @Override
    public CommandResult stream(Command command, Consumer<String> line) throws RemoteException, InterruptedException {
        return runner.stream(command, line);
    }

    @Override
    public CommandResult follow(Command command, Printed printed) throws RemoteException, InterruptedException {
        return runner.follow(command, printed);
    }

    @Override
    public void put(Path local, String remotePath, int mode) throws RemoteException, InterruptedException {
        files.put(local, remotePath, mode);
    }

    @Override
    public void get(String remotePath, Path local) throws RemoteException, InterruptedException {
        files.get(remotePath, local);
    }

    /** Listens itself and gives each caller an ssh of its own, since ssh cannot choose a free local port. */
    @Override
    public Forward forward(String toHost, int toPort) throws RemoteException {
        String there = (toHost.contains(":") ? "[" + toHost + "]" : toHost) + ":" + toPort;
        try {
            var here = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
            return new OpenSshForward(here, () -> ssh.start(shared("-W", there), List.of()));
        } catch (IOException failure) {
            throw new RemoteException(
                    new RemoteProblem.Misconfigured("No local port could be opened: " + Failures.reason(failure)),
                    failure);
        }
    }

    @Override
    public String target() {
        return target;
    }

    @Override
    public void close() {
        lose("closed here");
        master.ifPresent(Process::destroy);
        folder.close();
    }

    private void lose(String why) {
        lost.complete(new RemoteProblem.Disconnected(host, why));
    }

    private RemoteProcess start(List<String> words) throws IOException, RemoteException {
        if (lost.isDone()) {
            throw new IOException("it is not connected any more");
        }
        return new OpenSshProcess(ssh.start(shared("-T"), List.of(Quoting.join(words))), this::isConnected);
    }

    /** The master takes its socket away before it lets go of the commands that share it. */
    private boolean isConnected() {
        return master.isEmpty() || (master.get().isAlive() && Files.exists(folder.socket()));
    }

    private List<String> shared(String... options) {
        if (master.isEmpty()) {
            return List.of(options);
        }
        // Without its master ssh would quietly connect anew; a proxy command that fails keeps it from that.
        var all = new ArrayList<>(List.of(
                "-S", folder.socket().toString(),
                "-o", "ControlMaster=no",
                "-o", "BatchMode=yes",
                "-o", "ProxyCommand=false",
                "-o", "LogLevel=ERROR"));
        all.addAll(List.of(options));
        return all;
    }
}
