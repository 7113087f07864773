package trainyard.app.kit;

import java.util.List;
import java.util.Optional;
import trainyard.core.live.DrainReminders;
import trainyard.core.live.LiveView;
import trainyard.core.live.past.ClusterPast;
import trainyard.core.metrics.GpuSampler;
import trainyard.core.observe.Observed;
import trainyard.core.remote.RemoteShell;
import trainyard.core.settings.Connection;

/** The cluster that the window shows, as screens ask it and operate it. */
public interface OpenCluster {
    /** How it is reached, and what may be done to it; both may change while it is open. */
    Observed<Connection> connection();

    /** Whether it is the cluster inside the console, which runs no other programs than Slurm's. */
    boolean isDemo();

    /** For questions about one thing, in the background; the poller asks for all that changes. Its owner closes it. */
    RemoteShell shell();

    Observed<LiveView> view();

    void refreshNow();

    /** Until when the user wanted its nodes drained; empty for a cluster that is not the user's, such as the demo. */
    default Optional<DrainReminders> reminders() {
        return Optional.empty();
    }

    /** What was seen of it since it was opened. */
    ClusterPast past();

    /** Whether the user wants it kept fresh also while nothing of it is shown. */
    Observed<Boolean> watched();

    /** What the GPUs of its nodes do, where the user has it read; nothing is read by itself. */
    GpuSampler gpus();

    /** A node's passthrough GPUs by the cluster's plan; empty where no plan is known. */
    List<String> pciAddresses(String node);
}
