package trainyard.app.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import trainyard.app.kit.Place;
import trainyard.app.shell.Window;

/** Frames of the map while it is zoomed and panned with the whole cluster in view, beside as many plain rectangles. */
final class TopologyFrames {
    private static final int WARM_UP = 60;
    private static final int FRAMES = 200;
    private static final int SIDE = 900;
    private static final double WHEEL = 3;
    private static final int PAN = 20;

    private final Window window;

    TopologyFrames(Window window) {
        this.window = window;
    }

    Map<String, Double> measure() throws Exception {
        var found = new CompletableFuture<Node>();
        Platform.runLater(() -> {
            window.go(new Place.Topology());
            Frames.each(() -> {
                Node map = window.scene().getRoot().lookup(".map");
                // The legend counts nodes once the map has them: an empty map is drawn fast.
                boolean drawn = map != null && window.scene().getRoot().lookup(".map-legend .label") != null;
                if (drawn && window.isSettled()) {
                    found.complete(map);
                }
                return !found.isDone();
            });
        });
        Node map = found.get(60, TimeUnit.SECONDS);
        Frames.measure(WARM_UP, frame -> wheel(map, frame));
        Frames.Times ours = Frames.measure(FRAMES, frame -> wheel(map, frame));
        press(map);
        Frames.measure(WARM_UP, frame -> drag(map, frame));
        Frames.Times panned = Frames.measure(FRAMES, frame -> drag(map, frame));
        Frames.Times plain = rectangles();
        var figures = new LinkedHashMap<String, Double>();
        figures.put("map-median-ms", ours.median());
        figures.put("map-p95-ms", ours.p95());
        figures.put("pan-median-ms", panned.median());
        figures.put("pan-p95-ms", panned.p95());
        figures.put("rectangles-median-ms", plain.median());
        figures.put("rectangles-p95-ms", plain.p95());
        return figures;
    }

    /** A little in and out, so that all nodes stay in view. */
    private static void wheel(Node map, int frame) {
        double delta = frame / 10 % 2 == 0 ? WHEEL : -WHEEL;
        var bounds = map.getLayoutBounds();
        Event.fireEvent(
                map,
                new ScrollEvent(
                        ScrollEvent.SCROLL,
                        bounds.getCenterX(),
                        bounds.getCenterY(),
                        0,
                        0,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        0,
                        delta,
                        0,
                        delta,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        null));
    }

    private static void press(Node map) throws Exception {
        FxWork.call(() -> {
            mouse(map, MouseEvent.MOUSE_PRESSED, 0);
            return true;
        });
    }

    /** A little to the right and back. */
    private static void drag(Node map, int frame) {
        int turn = frame % (2 * PAN);
        mouse(map, MouseEvent.MOUSE_DRAGGED, 3.0 * Math.min(turn, 2 * PAN - turn));
    }

    private static void mouse(Node map, EventType<MouseEvent> type, double right) {
        var bounds = map.getLayoutBounds();
        double x = bounds.getCenterX() + right;
        double y = bounds.getCenterY();
        Event.fireEvent(
                map,
                new MouseEvent(
                        type,
                        x,
                        y,
                        x,
                        y,
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        false,
                        false,
                        false,
                        null));
    }

    private static Frames.Times rectangles() throws Exception {
        var ready = new CompletableFuture<Canvas>();
        Platform.runLater(() -> {
            var canvas = new Canvas(SIDE, SIDE);
            var stage = new Stage();
            stage.setX(0);
            stage.setY(0);
            stage.setScene(new Scene(new Pane(canvas), SIDE, SIDE));
            stage.show();
            ready.complete(canvas);
        });
        Canvas canvas = ready.get(60, TimeUnit.SECONDS);
        Frames.measure(WARM_UP, frame -> draw(canvas, frame));
        return Frames.measure(FRAMES, frame -> draw(canvas, frame));
    }

    private static void draw(Canvas canvas, int frame) {
        var context = canvas.getGraphicsContext2D();
        context.clearRect(0, 0, SIDE, SIDE);
        context.setFill(Color.SEAGREEN);
        int across = 100; // and as many down
        double step = (SIDE - frame % 10) / (double) across;
        for (int i = 0; i < Load.NODES; i++) {
            int row = i / across;
            context.fillRect(i % across * step, row * step, step - 2, step - 2);
        }
    }
}
