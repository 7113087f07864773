package trainyard.app.shell;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import trainyard.core.demo.DemoServer;
import trainyard.core.live.DrainReminders;
import trainyard.core.live.Pace;
import trainyard.core.live.Poller;
import trainyard.core.live.past.ClusterPast;
import trainyard.core.metrics.GpuSampler;
import trainyard.core.observe.Observed;
import trainyard.core.plan.ComputeNode;
import trainyard.core.plan.PciDevice;
import trainyard.core.plan.PlanFile;
import trainyard.core.remote.RemoteShell;
import trainyard.core.remote.Shells;
import trainyard.core.settings.Connection;
import trainyard.core.settings.Connections;
import trainyard.core.settings.Connections.NameTakenException;
import trainyard.core.settings.Reminders;

/** Clusters over SSH: the user's, and the demo inside the program. */
public final class CoreClusters implements Clusters {
    private final Optional<Connections> saved;
    private final Optional<Reminders> reminders;
    private final Shells shells;
    private final Clock clock;

    /** @param saved the user's connections; empty for a window that opens none of them */
    public CoreClusters(Optional<Connections> saved, Shells shells, Clock clock) {
        this(saved, Optional.empty(), shells, clock);
    }

    /** @param reminders of drains that Slurm does not end by itself */
    CoreClusters(Optional<Connections> saved, Optional<Reminders> reminders, Shells shells, Clock clock) {
        this.saved = saved;
        this.reminders = reminders;
        this.shells = shells;
        this.clock = clock;
    }

    @Override
    public List<Connection> connections() {
        return saved.map(connections -> connections.all().now()).orElse(List.of());
    }

    @Override
    public Session openDemo() throws IOException {
        DemoServer server = DemoServer.start();
        return session(server.connection(), true, server::close);
    }

    @Override
    public Session open(Connection connection) {
        return session(connection, false, () -> {});
    }

    @Override
    public void keep(Connection changed) throws IOException {
        if (saved.isPresent() && saved.get().find(changed.name()).isPresent()) {
            try {
                saved.get().replace(changed.name(), changed);
            } catch (NameTakenException impossible) {
                throw new IllegalStateException("a connection took its own name", impossible);
            }
        }
    }

    private Session session(Connection connection, boolean demo, Runnable closeServer) {
        RemoteShell shell = shells.open(connection);
        var poller = new Poller(shell, clock, Pace.GENTLE);
        Optional<DrainReminders> drains =
                reminders.filter(all -> !demo).map(all -> new DrainReminders(all, connection.name()));
        drains.ifPresent(kept -> poller.view().watch(kept::forgetResumed));
        var gpus = new GpuSampler(shell, clock);
        return new PolledSession(
                new Observed<>(connection),
                demo,
                shell,
                poller,
                ClusterPast.of(poller.view()),
                drains,
                new Observed<>(false),
                gpus,
                pciAddresses(connection),
                List.of(gpus::close, poller::close, shell::close, closeServer));
    }

    /** A plan with mistakes still gives what it has; the plan's own screen tells of them. */
    private static Map<String, List<String>> pciAddresses(Connection connection) {
        return connection.plan().flatMap(file -> PlanFile.load(file).plan()).stream()
                .flatMap(plan -> plan.nodes().stream())
                .collect(Collectors.toMap(ComputeNode::name, CoreClusters::gpus, (first, second) -> first));
    }

    private static List<String> gpus(ComputeNode node) {
        return node.passthrough().stream()
                .filter(PciDevice::isGpu)
                .map(PciDevice::address)
                .toList();
    }
}
