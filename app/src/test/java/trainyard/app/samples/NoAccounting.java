package trainyard.app.samples;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import trainyard.app.shell.Session;
import trainyard.core.live.LiveView;
import trainyard.core.live.past.ClusterPast;
import trainyard.core.metrics.GpuSampler;
import trainyard.core.observe.Observed;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;
import trainyard.core.settings.Connection;

/** Another session's cluster, as it would answer with accounting off: sacct and sacctmgr refuse as Slurm's do. */
public record NoAccounting(Session whole) implements Session {
    @Override
    public RemoteShell shell() {
        return new Refusing(whole.shell());
    }

    @Override
    public Observed<Connection> connection() {
        return whole.connection();
    }

    @Override
    public String target() {
        return whole.target();
    }

    @Override
    public boolean isDemo() {
        return whole.isDemo();
    }

    @Override
    public Observed<LiveView> view() {
        return whole.view();
    }

    @Override
    public Runnable show() {
        return whole.show();
    }

    @Override
    public void refreshNow() {
        whole.refreshNow();
    }

    @Override
    public ClusterPast past() {
        return whole.past();
    }

    @Override
    public Observed<Boolean> watched() {
        return whole.watched();
    }

    @Override
    public GpuSampler gpus() {
        return whole.gpus();
    }

    @Override
    public List<String> pciAddresses(String node) {
        return whole.pciAddresses(node);
    }

    @Override
    public void close() {
        whole.close();
    }

    private record Refusing(RemoteShell whole) implements RemoteShell {
        @Override
        public CommandResult run(Command command) throws RemoteException, InterruptedException {
            return command.line().contains("sacct")
                    ? new CommandResult(
                            command, 1, new byte[0], "Slurm accounting storage is disabled\n", Duration.ofMillis(20))
                    : whole.run(command);
        }

        @Override
        public CommandResult stream(Command command, Consumer<String> line)
                throws RemoteException, InterruptedException {
            return whole.stream(command, line);
        }

        @Override
        public void put(Path local, String remotePath, int mode) throws RemoteException, InterruptedException {
            whole.put(local, remotePath, mode);
        }

        @Override
        public void get(String remotePath, Path local) throws RemoteException, InterruptedException {
            whole.get(remotePath, local);
        }

        @Override
        public Forward forward(String host, int port) throws RemoteException, InterruptedException {
            return whole.forward(host, port);
        }

        @Override
        public String target() {
            return whole.target();
        }

        @Override
        public void close() {
            whole.close();
        }
    }
}
