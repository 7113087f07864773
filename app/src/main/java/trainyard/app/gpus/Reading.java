package trainyard.app.gpus;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import trainyard.app.kit.Background;
import trainyard.app.kit.OpenCluster;
import trainyard.core.live.Snapshot;
import trainyard.core.metrics.GpuNodes;
import trainyard.core.metrics.GpuSampler;
import trainyard.core.metrics.GpuView;
import trainyard.core.remote.RemoteException;

/**
 * What the user has read on one cluster: of which nodes, and how often. Samples while the screen is shown; a cluster
 * that is watched goes on being read. Used on the FX thread.
 */
final class Reading {
    private final OpenCluster cluster;
    private final Background background;
    private final AtomicBoolean shown = new AtomicBoolean();
    private volatile String hostlist = "";
    private Optional<Duration> interval = Optional.empty();
    private Optional<Runnable> stop = Optional.empty();
    private Optional<Future<?>> once = Optional.empty();

    Reading(OpenCluster cluster, Background background) {
        this.cluster = cluster;
        this.background = background;
    }

    OpenCluster cluster() {
        return cluster;
    }

    String hostlist() {
        return hostlist;
    }

    /**
     * @param nodes a hostlist; empty for all with GPUs
     * @throws IllegalArgumentException where they are misspelt: then those of before go on being read
     */
    void hostlist(String nodes) {
        String wanted = nodes.strip();
        cluster.view().now().snapshot().ifPresent(snapshot -> choose(snapshot, wanted));
        hostlist = wanted;
    }

    Optional<Duration> interval() {
        return interval;
    }

    /**
     * The nodes that would be read; empty before the cluster has answered.
     *
     * @throws IllegalArgumentException where they are misspelt
     */
    Optional<GpuNodes> nodes() {
        return cluster.view().now().snapshot().map(snapshot -> choose(snapshot, hostlist));
    }

    private static GpuNodes choose(Snapshot snapshot, String nodes) {
        return GpuNodes.choose(snapshot, nodes, GpuSampler.MOST_NODES);
    }

    /**
     * Takes one sample.
     *
     * @throws IllegalArgumentException where the nodes are misspelt
     */
    void sampleOnce() {
        cluster.view().now().snapshot().ifPresent(snapshot -> {
            GpuNodes nodes = choose(snapshot, hostlist);
            cancelOnce();
            once = Optional.of(background.task(
                    "Reading the GPUs of " + nodes.names().size()
                            + (nodes.names().size() == 1 ? " node" : " nodes"),
                    () -> sample(snapshot, nodes),
                    view -> {}));
        });
    }

    /** A failure is published with the view, and shown there. */
    private GpuView sample(Snapshot snapshot, GpuNodes nodes) throws InterruptedException {
        try {
            return cluster.gpus().sample(snapshot, nodes.names());
        } catch (RemoteException told) {
            return cluster.gpus().view().now();
        }
    }

    /** Ends the sample that is being taken, and those that would follow by themselves. */
    void cancel() {
        cancelOnce();
        interval = Optional.empty();
        stop();
    }

    private void cancelOnce() {
        once.ifPresent(running -> running.cancel(true));
        once = Optional.empty();
    }

    /**
     * Samples by itself from now on, or no longer.
     *
     * @throws IllegalArgumentException where the nodes are misspelt
     */
    void every(Optional<Duration> newInterval) {
        if (newInterval.isPresent()) {
            nodes();
        }
        interval = newInterval;
        stop();
        start();
    }

    void shown() {
        shown.set(true);
        start();
    }

    void hidden() {
        shown.set(false);
        if (!cluster.watched().now()) {
            stop();
        }
    }

    private void start() {
        if (stop.isEmpty() && interval.isPresent()) {
            stop = Optional.of(cluster.gpus().every(interval.get(), this::snapshotToSample, this::names));
        }
    }

    /** Asked on the sampler's thread: a watch that ended while nothing was shown ends the sampling. */
    private Optional<Snapshot> snapshotToSample() {
        return shown.get() || cluster.watched().now() ? cluster.view().now().snapshot() : Optional.empty();
    }

    /** A node that Slurm no longer knows is passed over. */
    private List<String> names() {
        return cluster.view().now().snapshot().stream()
                .flatMap(snapshot -> GpuNodes.known(snapshot, hostlist, GpuSampler.MOST_NODES).names().stream())
                .toList();
    }

    private void stop() {
        stop.ifPresent(Runnable::run);
        stop = Optional.empty();
    }
}
