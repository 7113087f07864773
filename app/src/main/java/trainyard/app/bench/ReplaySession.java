package trainyard.app.bench;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import trainyard.app.shell.Session;
import trainyard.core.live.LiveView;
import trainyard.core.live.Pace;
import trainyard.core.live.Poller;
import trainyard.core.observe.Observed;
import trainyard.core.remote.RemoteException;

/** A cluster made of recorded answers, refreshed only when the benchmark says so. */
final class ReplaySession implements Session {
    private final ReplayShell shell;
    private final Poller poller;

    ReplaySession(Map<String, byte[]> answers) throws RemoteException, InterruptedException {
        shell = new ReplayShell(answers);
        poller = new Poller(shell, Clock.systemUTC(), Pace.GENTLE);
        poller.once();
    }

    void refresh(Map<String, byte[]> answers) throws RemoteException, InterruptedException {
        shell.answerFrom(answers);
        poller.once();
    }

    @Override
    public String name() {
        return "Replay";
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
    public boolean isReadOnly() {
        return true;
    }

    @Override
    public Observed<LiveView> view() {
        return poller.view();
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
    public List<String> pciAddresses(String node) {
        return List.of();
    }

    @Override
    public void close() {
        poller.close();
    }
}
