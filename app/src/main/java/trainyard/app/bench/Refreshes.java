package trainyard.app.bench;

import java.util.Map;
import javafx.application.Platform;
import trainyard.app.kit.Place;
import trainyard.app.shell.Window;

/** What a window full of jobs weighs after some refreshes. */
final class Refreshes {
    private static final int COUNT = 10;

    private Refreshes() {}

    static Map<String, Double> memory(Window window, ReplaySession session, Load load) throws Exception {
        Platform.runLater(() -> window.go(new Place.Jobs("")));
        for (int i = 0; i < COUNT; i++) {
            session.refresh(i % 2 == 0 ? load.later() : load.early());
            FxWork.await(window::isSettled);
        }
        return Map.of("heap-bytes", Memory.heap() - load.bytes(), "resident-bytes", Memory.resident());
    }
}
