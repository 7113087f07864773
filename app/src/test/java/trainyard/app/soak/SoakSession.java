package trainyard.app.soak;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import trainyard.app.shell.Session;
import trainyard.core.live.LiveView;
import trainyard.core.live.Pace;
import trainyard.core.live.Poller;
import trainyard.core.live.past.ClusterPast;
import trainyard.core.metrics.GpuSampler;
import trainyard.core.observe.Observed;
import trainyard.core.remote.RemoteShell;
import trainyard.core.settings.Connection;

/** A cluster that is asked as often as is allowed, so that much happens in a short time. */
final class SoakSession implements Session {
    private static final Pace QUICK =
            new Pace(Duration.ofSeconds(1), 1, Duration.ofSeconds(5), Duration.ofMillis(500), Duration.ofSeconds(8));

    private final Observed<Connection> connection;
    private final RemoteShell shell;
    private final Poller poller;
    private final ClusterPast past;
    private final Observed<Boolean> watched = new Observed<>(false);
    private final GpuSampler gpus;

    SoakSession(Connection connection, RemoteShell shell) {
        this.connection = new Observed<>(connection);
        this.shell = shell;
        gpus = new GpuSampler(shell, Clock.systemUTC());
        poller = new Poller(shell, Clock.systemUTC(), QUICK);
        past = ClusterPast.of(poller.view());
    }

    @Override
    public Observed<Connection> connection() {
        return connection;
    }

    @Override
    public RemoteShell shell() {
        return shell;
    }

    @Override
    public String target() {
        return shell.target();
    }

    @Override
    public boolean isDemo() {
        return false;
    }

    @Override
    public Observed<LiveView> view() {
        return poller.view();
    }

    @Override
    public ClusterPast past() {
        return past;
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
    public Observed<Boolean> watched() {
        return watched;
    }

    @Override
    public GpuSampler gpus() {
        return gpus;
    }

    @Override
    public List<String> pciAddresses(String node) {
        return List.of();
    }

    @Override
    public void close() {
        gpus.close();
        poller.close();
        shell.close();
    }
}
