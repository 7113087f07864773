package trainyard.app.kit;

import java.util.ArrayList;
import java.util.List;
import trainyard.core.live.output.TextLine;

/**
 * Carries lines from any thread to a {@link LogView}. Whoever is faster than the window waits, so that no more than
 * {@value #MOST_WAITING} lines are on the way.
 */
public final class LogFeed {
    private static final int MOST_WAITING = 20_000;

    private final Runnable wake;
    private List<TextLine> waiting = new ArrayList<>();
    private TextLine open = TextLine.EMPTY;
    private boolean news;
    private boolean closed;

    /** @param wake called when there is news after none; from the adding thread */
    LogFeed(Runnable wake) {
        this.wake = wake;
    }

    record Batch(List<TextLine> finished, TextLine open) {}

    /**
     * Adds lines; blocks while the window is behind. An interrupted thread does not wait, and what it brings is lost.
     *
     * @param last the line that has no end yet; empty text for none
     */
    public void add(List<TextLine> finished, TextLine last) {
        boolean first;
        synchronized (this) {
            try {
                while (waiting.size() > MOST_WAITING && !closed) {
                    wait();
                }
            } catch (InterruptedException cancelled) {
                Thread.currentThread().interrupt();
                return;
            }
            if (closed) {
                return;
            }
            waiting.addAll(finished);
            open = last;
            first = !news;
            news = true;
        }
        if (first) {
            wake.run();
        }
    }

    synchronized boolean hasNews() {
        return news;
    }

    synchronized Batch take() {
        var batch = new Batch(waiting, open);
        waiting = new ArrayList<>();
        news = false;
        notifyAll();
        return batch;
    }

    synchronized void close() {
        closed = true;
        waiting = new ArrayList<>();
        news = false;
        notifyAll();
    }
}
