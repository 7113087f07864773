package trainyard.core.observe;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The newest value of something that changes, for any number of watchers.
 *
 * <p>Publishing an equal value tells nobody. Watchers are called on the publishing thread, so they hand over quickly;
 * the window hands over to the FX thread through its one bridge.
 */
public final class Observed<T> {
    private volatile T value;
    private final List<Consumer<? super T>> watchers = new CopyOnWriteArrayList<>();

    public Observed(T initial) {
        value = initial;
    }

    public T now() {
        return value;
    }

    public void publish(T next) {
        T before;
        synchronized (this) {
            before = value;
            value = next;
        }
        if (!next.equals(before)) {
            watchers.forEach(watcher -> watcher.accept(next));
        }
    }

    /** Tells the watcher the current value at once and every later one, until the returned action is run. */
    public Runnable watch(Consumer<? super T> watcher) {
        watchers.add(watcher);
        watcher.accept(now());
        return () -> watchers.remove(watcher);
    }
}
