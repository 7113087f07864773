package trainyard.app.shell;

import java.util.List;
import java.util.Map;
import trainyard.core.live.LiveView;
import trainyard.core.live.Poller;
import trainyard.core.observe.Observed;
import trainyard.core.settings.Connection;

/**
 * A cluster that a poller watches.
 *
 * @param pci a node's passthrough GPUs by node name
 * @param owned closed with the session, in this order
 */
record PolledSession(
        Connection connection,
        boolean isDemo,
        String target,
        Poller poller,
        Map<String, List<String>> pci,
        List<Runnable> owned)
        implements Session {
    @Override
    public String name() {
        return connection.name();
    }

    @Override
    public boolean isReadOnly() {
        return connection.readOnly();
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
