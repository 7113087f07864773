package trainyard.app.bench;

import java.util.List;
import java.util.Map;
import trainyard.core.settings.TemporaryFolder;

/** The whole window on a large cluster, in a JVM of its own. */
final class WindowBenchmark implements Benchmark {
    @Override
    public String title() {
        return "Window: topology and memory, 10,000 nodes and 100,000 jobs";
    }

    @Override
    public List<Figure> measure() throws Exception {
        Map<String, Double> figures = figures();
        double map = get(figures, "map-p95-ms");
        double rectangles = get(figures, "rectangles-p95-ms");
        return List.of(
                Figure.millis("topology, zooming, median frame", get(figures, "map-median-ms"), ""),
                Figure.millis("topology, zooming, p95 frame", map, "target: under 16.7 ms"),
                Figure.millis("baseline: 10,000 plain rectangles, p95 frame", rectangles, ""),
                Figure.ratio("against the baseline", map / rectangles, ""),
                Figure.megabytes(
                        "heap after 10 refreshes", get(figures, "heap-bytes"), "target: under 300 MB; squeue: 290 MB"),
                Figure.megabytes("resident then", get(figures, "resident-bytes"), "target: under 600 MB"));
    }

    private static Map<String, Double> figures() throws Exception {
        try (var folder = TemporaryFolder.make("bench")) {
            Load.record(folder.path().resolve("known_hosts")).write(folder.path());
            return ChildJvm.probe(List.of("-Xmx2g"), "large", folder.path().toString());
        }
    }

    private static double get(Map<String, Double> figures, String name) {
        return figures.getOrDefault(name, Double.NaN);
    }
}
