package trainyard.app.bench;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import trainyard.app.kit.Place;
import trainyard.app.shell.Window;

/** What a window full of jobs weighs after some refreshes. */
final class Refreshes {
    private static final int COUNT = 10;
    private static final int PATIENCE_SECONDS = 120;

    private Refreshes() {}

    static Map<String, Double> memory(Window window, ReplaySession session, Load load) throws Exception {
        Platform.runLater(() -> window.go(new Place.Jobs("")));
        for (int i = 0; i < COUNT; i++) {
            session.refresh(i % 2 == 0 ? load.later() : load.early());
            settle(window);
        }
        return Map.of("heap-bytes", Memory.heap() - load.bytes(), "resident-bytes", Memory.resident());
    }

    private static void settle(Window window) throws Exception {
        var settled = new CompletableFuture<Void>();
        Platform.runLater(() -> Frames.each(() -> {
            if (window.isSettled()) {
                settled.complete(null);
            }
            return !settled.isDone();
        }));
        settled.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
