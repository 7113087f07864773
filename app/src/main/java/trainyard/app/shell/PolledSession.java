package trainyard.app.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import trainyard.core.live.DrainReminders;
import trainyard.core.live.LiveView;
import trainyard.core.live.Poller;
import trainyard.core.live.past.ClusterPast;
import trainyard.core.metrics.GpuSampler;
import trainyard.core.observe.Observed;
import trainyard.core.remote.RemoteShell;
import trainyard.core.settings.Connection;

/**
 * A cluster that a poller watches.
 *
 * @param pci a node's passthrough GPUs by node name
 * @param owned closed with the session, in this order
 */
record PolledSession(
        Observed<Connection> connection,
        boolean isDemo,
        RemoteShell shell,
        Poller poller,
        ClusterPast past,
        Optional<DrainReminders> reminders,
        Observed<Boolean> watched,
        GpuSampler gpus,
        Map<String, List<String>> pci,
        List<Runnable> owned)
        implements Session {
    @Override
    public String target() {
        return shell.target();
    }

    @Override
    public Observed<LiveView> view() {
        return poller.view();
    }

    @Override
    public Runnable show() {
        return poller.show();
    }

    @Override
    public void refreshNow() {
        poller.refreshNow();
    }

    @Override
    public List<String> pciAddresses(String node) {
        return pci.getOrDefault(node, List.of());
    }

    @Override
    public void close() {
        owned.forEach(Runnable::run);
    }
}
