package trainyard.app.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import trainyard.app.kit.Background;
import trainyard.app.kit.LogFeed;
import trainyard.app.kit.LogView;
import trainyard.core.live.output.TextLine;
import trainyard.core.live.output.TextStyle;

/** Lines appended to a log as fast as a writer is let, beside a plain list that is given as many a frame. */
final class LogFrames {
    private static final int LINES = 1_500_000;
    private static final int BLOCK = 500;
    private static final int FRAMES = 150;
    private static final int PACED = 50_000;
    private static final int SIDE = 900;
    private static final double NANOS = 1e9;

    private LogFrames() {}

    static Map<String, Double> measure() throws Exception {
        var figures = new LinkedHashMap<String, Double>();
        try (var background = new Background(Platform::runLater, problem -> {})) {
            var log = new LogView[1];
            show(() -> {
                log[0] = new LogView(background, "Older lines are elsewhere.");
                return log[0];
            });
            LogFeed feed = FxWork.call(() -> log[0].open());
            Frames.Times paced = paced(block -> feed.add(block, TextLine.EMPTY));
            figures.put("log-paced-median-ms", paced.median());
            figures.put("log-paced-p95-ms", paced.p95());
            long before = System.nanoTime();
            for (int i = 0; i < LINES; i += BLOCK) {
                feed.add(block(i), TextLine.EMPTY);
            }
            figures.put("log-lines-per-s", LINES / ((System.nanoTime() - before) / NANOS));
            figures.put(
                    "log-lines-kept", (double) FxWork.call(() -> log[0].lines().size()));
        }
        var plain = new ListView<String>(FXCollections.observableArrayList());
        show(() -> plain);
        Frames.Times list = paced(block -> {
            var texts = block.stream().map(TextLine::text).toList();
            Platform.runLater(() -> {
                plain.getItems().addAll(texts);
                plain.scrollTo(plain.getItems().size() - 1);
            });
        });
        figures.put("list-paced-median-ms", list.median());
        figures.put("list-paced-p95-ms", list.p95());
        return figures;
    }

    /** Frames while a writer brings {@value #PACED} lines a second. */
    private static Frames.Times paced(Consumer<List<TextLine>> add) throws Exception {
        var done = new CompletableFuture<Void>();
        long gap = (long) (NANOS * BLOCK / PACED);
        Thread writer = Thread.ofPlatform().start(() -> {
            long next = System.nanoTime();
            for (int first = 0; !done.isDone(); first += BLOCK) {
                add.accept(block(first));
                next += gap;
                LockSupport.parkNanos(next - System.nanoTime());
            }
        });
        try {
            return Frames.measure(FRAMES, frame -> {});
        } finally {
            done.complete(null);
            writer.join();
        }
    }

    /** No two lines are the same: what does not change is not drawn. */
    private static List<TextLine> block(int first) {
        var block = new ArrayList<TextLine>();
        var green = new TextLine.Span(0, 8, new TextStyle(2, TextStyle.DEFAULT, false, false, false, false, false));
        for (int i = 0; i < BLOCK; i++) {
            String text = "12:30:15 step " + (first + i) + " | loss 2.417 | grad 0.83 | 1834200 tokens/s";
            block.add(i % 4 == 0 ? new TextLine(text, List.of(green), 0) : TextLine.plain(text));
        }
        return Collections.unmodifiableList(block);
    }

    private static void show(Callable<Parent> root) throws Exception {
        FxWork.call(() -> {
            var stage = new Stage();
            stage.setX(0);
            stage.setY(0);
            stage.setScene(new Scene(root.call(), SIDE, SIDE));
            stage.show();
            return stage;
        });
    }
}
