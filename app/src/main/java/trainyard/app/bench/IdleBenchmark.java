package trainyard.app.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import trainyard.core.settings.TemporaryFolder;

/** The console on a small cluster while nobody touches it, and the smallest window that writes a text a second. */
final class IdleBenchmark implements Benchmark {
    /** The demo cluster's fewest. */
    private static final int NODES = 64;

    private static final int WAITING_JOBS = 10;

    /** A frame sixty times a second, as on a screen, and no more. */
    private static final String PACED = "-Djavafx.animation.fullspeed=false";

    @Override
    public String title() {
        return "Idle: the shown console on a small cluster";
    }

    @Override
    public List<Figure> measure() throws Exception {
        try (var folder = TemporaryFolder.make("bench")) {
            Load.record(folder.path().resolve("known_hosts"), NODES, WAITING_JOBS)
                    .write(folder.path());
            // At the same time, so that both meet the same noise.
            var still = new FutureTask<>(() -> ChildJvm.probe(List.of(PACED), "still"));
            Thread.ofVirtual().start(still);
            var console = ChildJvm.probe(List.of(PACED), "idle", folder.path().toString());
            double ours = share(console);
            double least = share(still.get());
            return List.of(
                    Figure.percent("CPU of one core in a minute, 64 nodes", ours, "target: under 1 % at 3 nodes"),
                    Figure.percent(
                            "  without the headless platform's own timer",
                            ours - console.getOrDefault("timer", Double.NaN),
                            "on a desktop there is none"),
                    Figure.percent("baseline: a window with one text a second", least, ""),
                    Figure.ratio("against the baseline", ours / least, ""));
        }
    }

    private static double share(Map<String, Double> figures) {
        return figures.getOrDefault("share", Double.NaN);
    }
}
