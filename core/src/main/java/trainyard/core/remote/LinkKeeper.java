package trainyard.core.remote;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trainyard.core.observe.Observed;

/** Keeps one connection standing: makes it when it is first wanted, and makes it anew when it is lost. */
final class LinkKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LinkKeeper.class);

    private final Dialer dialer;
    private final Pauses pauses;
    private final InstantSource clock;
    private final Observed<Link> link = new Observed<>(new Link.Idle());

    // All below guarded by this.
    private @Nullable Line line;
    private @Nullable Thread dialling;
    private CompletableFuture<Line> first = new CompletableFuture<>();

    LinkKeeper(Dialer dialer, Pauses pauses, InstantSource clock) {
        this.dialer = dialer;
        this.pauses = pauses;
        this.clock = clock;
    }

    Observed<Link> link() {
        return link;
    }

    /**
     * The connection. Waits only while it is made for the first time; fails at once while it is down.
     *
     * @throws RemoteException with the problem that keeps it down
     */
    Line line() throws RemoteException, InterruptedException {
        CompletableFuture<Line> coming;
        synchronized (this) {
            if (line != null) {
                return line;
            }
            switch (link.now()) {
                case Link.Down down -> throw new RemoteException(down.problem());
                case Link.Refused refused -> throw new RemoteException(refused.problem());
                case Link.Closed _ -> throw new RemoteException(closedHere());
                case Link.Idle _ -> dial(Duration.ZERO, clock.instant());
                case Link.Connecting _, Link.Connected _ -> {}
            }
            coming = first;
        }
        try {
            return coming.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RemoteException known) {
                throw new RemoteException(known.problem(), known);
            }
            throw new IllegalStateException(failure.getCause());
        }
    }

    /** Tries again at once, where it is down or refused. */
    synchronized void retryNow() {
        if (link.now() instanceof Link.Down || link.now() instanceof Link.Refused) {
            stopDialling();
            dial(Duration.ZERO, clock.instant());
        }
    }

    @Override
    public void close() {
        Line open;
        synchronized (this) {
            open = line;
            line = null;
            stopDialling();
            link.publish(new Link.Closed());
            first.completeExceptionally(new RemoteException(closedHere()));
        }
        if (open != null) {
            open.close();
        }
        dialer.close();
    }

    private void dial(Duration pause, Instant since) {
        if (pause.isZero()) {
            first = new CompletableFuture<>();
            link.publish(new Link.Connecting(since));
        }
        dialling = Thread.ofVirtual().name("remote-link").start(() -> keepDialling(pause, since));
    }

    private void keepDialling(Duration firstPause, Instant since) {
        try {
            Thread.sleep(firstPause);
            int failures = firstPause.isZero() ? 0 : 1;
            while (true) {
                try {
                    established(dialer.dial());
                    return;
                } catch (RemoteException failure) {
                    var pause = failed(failure, since, ++failures);
                    if (pause.isZero()) {
                        return;
                    }
                    Thread.sleep(pause);
                }
            }
        } catch (InterruptedException closed) {
            LOG.debug("no longer connecting to {}", dialer.target());
        } catch (RuntimeException | Error bug) { // whoever waits for the connection must hear of it
            LOG.error("connecting to {} failed in a way that it should not", dialer.target(), bug);
            failed(
                    new RemoteException(
                            new RemoteProblem.Misconfigured("Connecting failed in a way that it should not ("
                                    + Failures.reason(bug) + "). The log has more."),
                            bug),
                    since,
                    1);
        }
    }

    private void established(Line made) {
        synchronized (this) {
            if (isCurrent()) {
                line = made;
                link.publish(new Link.Connected(clock.instant()));
                first.complete(made);
                made.lost().thenAccept(problem -> lost(made, problem));
                return;
            }
        }
        made.close();
    }

    /** How long to wait before the next try; zero for never. */
    private synchronized Duration failed(RemoteException failure, Instant since, int failures) {
        if (!isCurrent()) {
            return Duration.ZERO;
        }
        var problem = failure.problem();
        var pause = problem.isPassing() ? pauses.after(failures) : Duration.ZERO;
        link.publish(
                problem.isPassing()
                        ? new Link.Down(problem, since, clock.instant().plus(pause))
                        : new Link.Refused(problem, since));
        first.completeExceptionally(failure);
        return pause;
    }

    private synchronized void lost(Line which, RemoteProblem problem) {
        if (line == which) {
            line = null;
            var now = clock.instant();
            var pause = pauses.after(1);
            link.publish(new Link.Down(problem, now, now.plus(pause)));
            dial(pause, now);
        }
    }

    private boolean isCurrent() {
        return Thread.currentThread().equals(dialling) && !(link.now() instanceof Link.Closed);
    }

    private void stopDialling() {
        if (dialling != null) {
            dialling.interrupt();
            dialling = null;
        }
    }

    private RemoteProblem closedHere() {
        return new RemoteProblem.Disconnected(dialer.target(), "it was closed here");
    }
}
