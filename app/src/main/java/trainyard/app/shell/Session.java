package trainyard.app.shell;

import java.util.List;
import trainyard.core.live.LiveView;
import trainyard.core.observe.Observed;

/** One open cluster: what is known of it, and the poller that asks. */
public interface Session extends AutoCloseable {
    /** What the user calls it. */
    String name();

    /** Who and where, for people: {@code admin@controller:22}. */
    String target();

    boolean isDemo();

    boolean isReadOnly();

    Observed<LiveView> view();

    /** Keeps the view fresh until the returned action is run: nobody looking, nothing asked. */
    Runnable show();

    void refreshNow();

    /** A node's passthrough GPUs by the cluster's plan; empty where no plan is known. */
    List<String> pciAddresses(String node);

    @Override
    void close();
}
