package trainyard.app.kit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import trainyard.core.live.LiveView;
import trainyard.core.live.detail.Told;
import trainyard.core.remote.RemoteException;

/**
 * A question about what seldom changes: asked when a screen is first shown, again when its answer is old, and of every
 * other cluster that is opened. Only while it is watched, and only along with a refresh, so never while the window is
 * hidden or the cluster does not answer. Used on the FX thread.
 */
public final class SlowQuestion<T> {
    /** Asks, in the background. */
    public interface Question<T> {
        Told<T> ask(OpenCluster cluster) throws RemoteException, InterruptedException;
    }

    private final Desk desk;
    private final Duration every;
    private final Question<T> question;
    private final Consumer<Optional<Told<T>>> onAnswer;
    private @Nullable OpenCluster asked;
    private Instant last = Instant.MIN;
    private boolean underWay;
    private long ticket;

    /**
     * @param every how old an answer gets
     * @param onAnswer a failure comes as its sentence; empty where another cluster was opened, which has not answered
     *     yet
     */
    public SlowQuestion(Desk desk, Duration every, Question<T> question, Consumer<Optional<Told<T>>> onAnswer) {
        this.desk = desk;
        this.every = every;
        this.question = question;
        this.onAnswer = onAnswer;
    }

    /** From now until the returned action is run. */
    public Runnable watch() {
        return FxBridge.onFx(desk.live(), this::seen);
    }

    /** Asks at once, because something else is asked now; the answer to what was asked before is dropped. */
    public void again() {
        last = Instant.MIN;
        underWay = false;
        seen(desk.live().now());
    }

    private void seen(LiveView view) {
        if (view.snapshot().isPresent() && view.trouble().isEmpty()) {
            desk.cluster().getValue().ifPresent(this::askIfOld);
        }
    }

    private void askIfOld(OpenCluster cluster) {
        Instant now = desk.clock().instant();
        if (cluster != asked) {
            asked = cluster;
            underWay = false;
            onAnswer.accept(Optional.empty());
        } else if (underWay || now.isBefore(due())) {
            return;
        }
        last = now;
        underWay = true;
        long own = ++ticket;
        desk.background().run(() -> answer(cluster), told -> {
            if (own == ticket) {
                underWay = false;
                onAnswer.accept(Optional.of(told));
            }
        });
    }

    private Instant due() {
        return last.equals(Instant.MIN) ? last : last.plus(every);
    }

    private Told<T> answer(OpenCluster cluster) throws InterruptedException {
        try {
            return question.ask(cluster);
        } catch (RemoteException failure) {
            return new Told.Missing<>(failure.problem().sentence());
        }
    }
}
