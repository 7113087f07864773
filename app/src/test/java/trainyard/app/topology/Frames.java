package trainyard.app.topology;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import trainyard.app.kit.Words;
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;
import trainyard.app.shell.Window;
import trainyard.core.settings.Preferences.Theme;

/**
 * Prints how long the frames of the map take while it is moved, whole cluster in view: {@code Frames NODES}. Run with
 * {@code -Djavafx.animation.fullspeed=true}, or the frame rate is what is measured.
 */
final class Frames {
    private static final int WARM_UP = 100;
    private static final int MEASURED = 300;

    private Frames() {}

    public static void main(String[] arguments) throws Exception {
        int nodes = Integer.parseInt(arguments[0]);
        var done = new CountDownLatch(1);
        Platform.startup(() -> measure(nodes, done));
        done.await();
        System.exit(0);
    }

    private static void measure(int nodes, CountDownLatch done) {
        var session = new SampleSession(Samples.cluster(nodes, nodes), true);
        var window = Window.of(session, Theme.LIGHT, SampleSession.CLOCK, 1000, 780);
        var map = new MapView(window.console().desk(), () -> {});
        map.show(MapContent.of(
                new MapPlaces(),
                Samples.cluster(nodes, nodes),
                java.util.Optional.empty(),
                Words.NONE,
                java.util.Optional.empty()));
        var scene = new Scene(new javafx.scene.layout.StackPane(map), 1000, 780);
        scene.getStylesheets().setAll(window.scene().getStylesheets());
        var stage = new Stage();
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
        long[] frames = new long[WARM_UP + MEASURED];
        new AnimationTimer() {
            private int frame;
            private long last;

            @Override
            public void handle(long now) {
                long time = System.nanoTime();
                if (last > 0 && frame < frames.length) {
                    frames[frame++] = time - last;
                }
                last = time;
                if (frame == frames.length) {
                    stop();
                    print(nodes, Arrays.copyOfRange(frames, WARM_UP, frames.length));
                    done.countDown();
                }
                // A little to and fro: every frame draws the whole map anew.
                map.zoom(frame % 2 == 0 ? 1.001 : 1 / 1.001);
            }
        }.start();
    }

    private static void print(int nodes, long[] times) {
        Arrays.sort(times);
        System.out.printf(
                "topology, %,d nodes in view: median %.1f ms, p95 %.1f ms%n",
                nodes, times[times.length / 2] / 1e6, times[(int) (times.length * 0.95)] / 1e6);
    }
}
