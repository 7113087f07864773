package trainyard.core.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import trainyard.core.live.Node;
import trainyard.core.live.Snapshot;
import trainyard.core.live.detail.ClusterDetails;
import trainyard.core.metrics.GpuView.Progress;
import trainyard.core.observe.Observed;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;

/**
 * Reads the GPUs of nodes on demand, or again and again while somebody looks, and remembers the last samples. Nothing
 * runs until it is asked. The shell stays its owner's.
 */
public final class GpuSampler implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(GpuSampler.class.getName());

    /** The shortest time between two samples that follow by themselves: each is two logins on every node. */
    public static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(15);

    /** Nodes of one sample, unless the user says otherwise. */
    public static final int MOST_NODES = 64;

    private final GpuReader reader;
    private final HolderBook holders;
    private final Clock clock;
    private final Pause pause;
    private final Collection<Runnable> standing = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;
    private final Observed<GpuView> view = new Observed<>(GpuView.NOTHING_YET);

    /** How the time between two samples passes; a test brings its own. */
    interface Pause {
        void of(Duration interval) throws InterruptedException;
    }

    public GpuSampler(RemoteShell shell, Clock clock) {
        this(shell, clock, Thread::sleep);
    }

    GpuSampler(RemoteShell shell, Clock clock, Pause pause) {
        this.clock = clock;
        this.pause = pause;
        reader = new GpuReader(shell, clock);
        holders = new HolderBook(new ClusterDetails(shell, clock.getZone()));
    }

    public Observed<GpuView> view() {
        return view;
    }

    /**
     * Takes one sample and publishes it, with its progress and its failure; a second caller waits for the first.
     *
     * @param nodes names; those that the snapshot does not hold are not asked
     * @throws RemoteException where the connection is gone
     */
    public synchronized GpuView sample(Snapshot snapshot, Collection<String> nodes)
            throws RemoteException, InterruptedException {
        Set<String> wanted = new HashSet<>(nodes);
        List<Node> known = snapshot.nodes().stream()
                .filter(node -> wanted.contains(node.name()))
                .toList();
        Instant since = clock.instant();
        var done = new AtomicInteger();
        publish(now -> now.at(new Progress(since, 0, known.size())));
        try {
            List<NodeGpus> results = reader.read(
                    known.stream().map(Node::name).toList(),
                    _ -> publish(now -> now.at(new Progress(since, done.incrementAndGet(), known.size()))));
            GpuSample sample = GpuSample.of(clock.instant(), results, snapshot, holders.on(snapshot, known));
            return publish(now -> now.with(sample).ended());
        } catch (RemoteException failed) {
            publish(now -> now.with(failed.problem().sentence()));
            throw failed;
        } finally {
            publish(GpuView::ended);
        }
    }

    private GpuView publish(UnaryOperator<GpuView> change) {
        synchronized (view) {
            GpuView next = change.apply(view.now());
            view.publish(next);
            return next;
        }
    }

    /**
     * Samples at an interval, the first at once, until the returned action is run. A sample that fails is published as
     * trouble, and the next one tries again.
     *
     * @param interval from the end of one sample to the next, at least {@link #SHORTEST_INTERVAL}
     * @param snapshot the newest; a moment without one is passed over
     * @param nodes which nodes, asked anew each time
     */
    public Runnable every(
            Duration interval, Supplier<Optional<Snapshot>> snapshot, Supplier<Collection<String>> nodes) {
        if (interval.compareTo(SHORTEST_INTERVAL) < 0) {
            throw new IllegalArgumentException(
                    "GPUs are read at most every " + SHORTEST_INTERVAL.toSeconds() + " seconds");
        }
        if (closed) {
            return () -> {};
        }
        var open = new AtomicBoolean(true);
        Thread thread = Thread.ofVirtual().name("gpu sampler").start(() -> {
            try {
                while (open.get()) {
                    tryOnce(snapshot, nodes);
                    pause.of(interval);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        Runnable stop = () -> {
            open.set(false);
            thread.interrupt();
        };
        standing.add(stop);
        if (closed) {
            // Closed meanwhile, perhaps before it stood here.
            stop.run();
        }
        return () -> {
            standing.remove(stop);
            stop.run();
        };
    }

    /** Ends what samples by itself. */
    @Override
    public void close() {
        closed = true;
        standing.forEach(Runnable::run);
        standing.clear();
    }

    public boolean isClosed() {
        return closed;
    }

    private void tryOnce(Supplier<Optional<Snapshot>> snapshot, Supplier<Collection<String>> nodes)
            throws InterruptedException {
        try {
            Optional<Snapshot> newest = snapshot.get();
            if (newest.isPresent()) {
                sample(newest.get(), nodes.get());
            }
        } catch (RemoteException failed) {
            // Published with the view; the next turn tries again.
            LOG.log(System.Logger.Level.DEBUG, "A sample failed", failed);
        } catch (RuntimeException | Error bug) {
            // A thread that ends in silence leaves a screen that says it goes on.
            LOG.log(System.Logger.Level.ERROR, "A sample failed", bug);
            publish(now -> now.with("The GPUs could not be read (" + bug + ")."));
        }
    }
}
