package trainyard.app.samples;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import trainyard.app.shell.Session;
import trainyard.core.live.DrainReminders;
import trainyard.core.live.LiveView;
import trainyard.core.live.Snapshot;
import trainyard.core.live.past.ClusterPast;
import trainyard.core.metrics.GpuSampler;
import trainyard.core.observe.Observed;
import trainyard.core.remote.RemoteShell;
import trainyard.core.settings.Connection;

/** A session on a snapshot that stands still. */
public final class SampleSession implements Session {
    public static final Clock CLOCK = Clock.fixed(Samples.NOW, ZoneOffset.UTC);

    /** How many have asked it to poll and have not yet let it rest. */
    public final AtomicInteger watchers = new AtomicInteger();

    public boolean closed;
    private final Observed<LiveView> view;
    private final Observed<Connection> connection;
    private final boolean demo;

    private final RemoteShell shell;
    private final ClusterPast past = new ClusterPast();
    private Optional<DrainReminders> reminders = Optional.empty();
    private final Observed<Boolean> watched = new Observed<>(false);
    private final GpuSampler gpus;

    public SampleSession(Snapshot snapshot, boolean demo) {
        this(snapshot, demo, Map.of());
    }

    public SampleSession with(DrainReminders kept) {
        reminders = Optional.of(kept);
        return this;
    }

    /** Lets it have had some hours before. */
    public SampleSession withPast() {
        SamplePast.into(past, view.now().snapshot().orElseThrow());
        return this;
    }

    /** @param answers of its shell, by the end of the command; all else fails */
    public SampleSession(Snapshot snapshot, boolean demo, Map<String, String> answers) {
        this(snapshot, demo, new NoShell(answers, Optional.empty()));
    }

    /** @param tunnel leads to what listens on the controller, whatever the port */
    public SampleSession(Snapshot snapshot, RemoteShell.Forward tunnel) {
        this(snapshot, false, new NoShell(Map.of(), Optional.of(tunnel)));
    }

    private SampleSession(Snapshot snapshot, boolean demo, RemoteShell shell) {
        this.shell = shell;
        gpus = new GpuSampler(shell, CLOCK);
        view = new Observed<>(seen(snapshot));
        past.see(view.now());
        this.demo = demo;
        connection = new Observed<>(Connection.of(demo ? "Demo cluster" : "Sample", "admin", "controller", 22));
    }

    public static LiveView seen(Snapshot snapshot) {
        return new LiveView(Optional.of(snapshot), Optional.empty(), Duration.ofMillis(40), Duration.ofSeconds(5));
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
        return "admin@controller:22";
    }

    @Override
    public boolean isDemo() {
        return demo;
    }

    @Override
    public Observed<LiveView> view() {
        return view;
    }

    @Override
    public Optional<DrainReminders> reminders() {
        return reminders;
    }

    @Override
    public ClusterPast past() {
        return past;
    }

    @Override
    public Runnable show() {
        watchers.incrementAndGet();
        return watchers::decrementAndGet;
    }

    @Override
    public void refreshNow() {}

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
        return node.endsWith("1") ? List.of("0000:41:00.0", "0000:42:00.0") : List.of();
    }

    @Override
    public void close() {
        closed = true;
    }
}
