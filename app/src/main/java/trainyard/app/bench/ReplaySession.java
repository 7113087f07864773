package trainyard.app.bench;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import trainyard.app.shell.Session;
import trainyard.core.live.Job;
import trainyard.core.live.LiveView;
import trainyard.core.live.Pace;
import trainyard.core.live.Poller;
import trainyard.core.live.past.ClusterPast;
import trainyard.core.metrics.GpuSampler;
import trainyard.core.observe.Observed;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;
import trainyard.core.settings.Connection;

/** A cluster made of recorded answers, refreshed only when the benchmark says so. */
final class ReplaySession implements Session {
    private final ReplayShell shell;
    private final Poller poller;
    private final ClusterPast past;
    private final Observed<Boolean> watched = new Observed<>(false);
    private final GpuSampler gpus;
    private final Observed<Connection> connection = new Observed<>(Connection.of("Replay", "nobody", "nowhere", 22));

    ReplaySession(Map<String, byte[]> answers) throws RemoteException, InterruptedException {
        shell = new ReplayShell(answers);
        gpus = new GpuSampler(shell, Clock.systemUTC());
        poller = new Poller(shell, Clock.systemUTC(), Pace.GENTLE);
        past = ClusterPast.of(poller.view());
        poller.once();
    }

    void refresh(Map<String, byte[]> answers) throws RemoteException, InterruptedException {
        shell.answerFrom(answers);
        poller.once();
    }

    void countFromNow() {
        shell.countFromNow();
    }

    int commands() {
        return shell.commands();
    }

    long bytes() {
        return shell.bytes();
    }

    List<Job> jobs() {
        return poller.view().now().snapshot().orElseThrow().jobs();
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
        return () -> {};
    }

    @Override
    public void refreshNow() {
        // Only the benchmark refreshes.
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
        poller.close();
    }
}
