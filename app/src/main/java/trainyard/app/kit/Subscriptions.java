package trainyard.app.kit;

import java.util.ArrayList;
import java.util.List;

/** What a screen opened when it was shown, to be closed when it is hidden. */
public final class Subscriptions {
    private final List<Runnable> undo = new ArrayList<>();

    public void add(Runnable close) {
        undo.add(close);
    }

    public void close() {
        undo.forEach(Runnable::run);
        undo.clear();
    }
}
