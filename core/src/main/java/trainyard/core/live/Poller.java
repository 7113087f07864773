package trainyard.core.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trainyard.core.observe.Observed;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteProblem;
import trainyard.core.remote.RemoteShell;

/**
 * The one poller of a cluster, which feeds every screen: two Slurm commands a refresh, partitions now and then, none
 * while nobody looks.
 *
 * <p>A failure leaves the snapshot that is there, says since when it is stale, and pauses longer each time. The shell
 * stays its owner's: closing the poller does not close it.
 */
public final class Poller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

    private final RemoteShell shell;
    private final Clock clock;
    private final Pace pace;
    private final ClusterReader reader;
    private final Observed<LiveView> view = new Observed<>(LiveView.NOTHING_YET);

    /** Held while a refresh is under way, so that there is never a second one of a kind. */
    private final ReentrantLock refreshing = new ReentrantLock();

    private int failures;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int shown;
    private boolean asked;
    private boolean closed;
    private @Nullable Thread thread;
    private long lastStart;
    private Optional<Long> due;

    /** @param clock tells the times that people see; pauses are measured apart from it, so it may be set back */
    public Poller(RemoteShell shell, Clock clock, Pace pace) {
        this.shell = shell;
        this.clock = clock;
        this.pace = pace;
        reader = new ClusterReader(shell, clock);
        lastStart = System.nanoTime() - pace.asked().toNanos();
        due = Optional.of(System.nanoTime());
    }

    public Observed<LiveView> view() {
        return view;
    }

    /** Somebody looks: refreshes go on until the returned action is run, which may be more than once. */
    public Runnable show() {
        locked(() -> {
            shown++;
            if (thread == null && !closed) {
                thread = Thread.ofVirtual().name("poller " + shell.target()).start(this::refreshWhileShown);
            }
        });
        var open = new AtomicBoolean(true);
        return () -> {
            if (open.getAndSet(false)) {
                locked(() -> shown--);
            }
        };
    }

    /** Refreshes soon, ahead of the pace; while nobody looks, as soon as somebody does. */
    public void refreshNow() {
        locked(() -> asked = true);
    }

    /**
     * Asks once, on the calling thread, and publishes the snapshot as well.
     *
     * @throws RemoteException whose sentence says what to do
     */
    public Snapshot once() throws RemoteException, InterruptedException {
        refreshing.lockInterruptibly();
        try {
            return refresh();
        } catch (RemoteException failed) {
            throw SlurmTrouble.explained(failed, shell.target());
        } finally {
            refreshing.unlock();
        }
    }

    /** Ends polling, and a refresh under way with its remote commands. */
    @Override
    public void close() {
        locked(() -> {
            closed = true;
            if (thread != null) {
                thread.interrupt();
            }
        });
    }

    /** Whether its thread lives, as it does while somebody looks and for a moment after. */
    boolean isPolling() {
        lock.lock();
        try {
            return thread != null;
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void refreshWhileShown() {
        try {
            while (awaitDue()) {
                refreshing.lockInterruptibly();
                try {
                    refreshOrSayWhyNot();
                } finally {
                    refreshing.unlock();
                }
            }
        } catch (InterruptedException closing) {
            LOG.debug("polling of {} ended", shell.target(), closing);
        } finally {
            locked(() -> thread = thread == Thread.currentThread() ? null : thread);
        }
    }

    /** Waits for the next refresh; false when there is nobody to refresh for. */
    private boolean awaitDue() throws InterruptedException {
        lock.lock();
        try {
            while (shown > 0 && !closed) {
                long now = System.nanoTime();
                long wait = asked
                        ? lastStart + pace.asked().toNanos() - now
                        : due.map(at -> at - now).orElse(TimeUnit.DAYS.toNanos(1));
                if (wait <= 0) {
                    asked = false;
                    lastStart = now;
                    return true;
                }
                changed.awaitNanos(wait);
            }
            thread = null; // in the same breath as the look at shown: who shows next starts a new one
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void refreshOrSayWhyNot() throws InterruptedException {
        try {
            refresh();
        } catch (RemoteException failed) {
            RemoteProblem problem = failed.problem();
            boolean mayPass = problem.isPassing() || problem instanceof RemoteProblem.CommandFailed;
            say(SlurmTrouble.sentence(problem, shell.target()), mayPass);
        } catch (RuntimeException | Error bug) {
            // An Error too: a thread that ends in silence leaves a window that looks alive and is not.
            LOG.error("refresh of {} failed", shell.target(), bug);
            say("The console could not read the answers of " + shell.target() + " (" + bug + ").", true);
        }
    }

    private Snapshot refresh() throws RemoteException, InterruptedException {
        long start = System.nanoTime();
        var reading = reader.read(pace.slow());
        failures = 0;
        Duration pause = pace.after(reading.commandsTook());
        long end = System.nanoTime();
        setDue(Optional.of(end + pause.toNanos()));
        view.publish(
                new LiveView(Optional.of(reading.snapshot()), Optional.empty(), Duration.ofNanos(end - start), pause));
        return reading.snapshot();
    }

    private void say(String sentence, boolean mayPass) {
        failures++;
        Duration pause = pace.afterFailures(failures);
        setDue(mayPass ? Optional.of(System.nanoTime() + pause.toNanos()) : Optional.empty());
        LiveView before = view.now();
        Instant now = clock.instant();
        var trouble = new LiveView.Trouble(
                sentence,
                before.trouble().map(LiveView.Trouble::since).orElse(now),
                mayPass ? Optional.of(now.plus(pause)) : Optional.empty());
        view.publish(new LiveView(before.snapshot(), Optional.of(trouble), before.refreshTook(), pause));
    }

    private void setDue(Optional<Long> at) {
        locked(() -> due = at);
    }
}
