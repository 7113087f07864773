package trainyard.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import trainyard.core.settings.TemporaryFolder;

/** The whole window on a large cluster, in a JVM of its own. */
final class WindowBenchmark implements Benchmark {
    @Override
    public String title() {
        return "Window: refresh, jobs' table, topology and memory, 10,000 nodes and 100,000 jobs";
    }

    @Override
    public List<Figure> measure() throws Exception {
        Map<String, Double> found;
        try (var folder = TemporaryFolder.make("bench")) {
            Load.record(folder.path().resolve("known_hosts")).write(folder.path());
            found = ChildJvm.probe(List.of("-Xmx2g"), "large", folder.path().toString());
        }
        var report = new Report(found, new ArrayList<>());
        report.refresh();
        report.besidePlain("filter", "filter, keystroke to rows", "target: under 100 ms");
        report.besidePlain("sort", "sort, click to rows", "target: under 250 ms");
        report.frames("jobs' table, scrolling", "scroll", "plain-scroll", "a plain table");
        report.frames("topology, zooming", "map", "rectangles", "10,000 plain rectangles");
        report.frames("topology, panning", "pan", "rectangles", "10,000 plain rectangles");
        report.memory();
        return List.copyOf(report.figures());
    }

    /** @param found by the probe's names */
    private record Report(Map<String, Double> found, List<Figure> figures) {
        private static final String HOLD = "  longest hold of the FX thread";
        private static final String FRAME = "target: under 16.7 ms";

        private double get(String name) {
            return found.getOrDefault(name, Double.NaN);
        }

        void refresh() {
            figures.add(Figure.count("Slurm commands a refresh", get("refresh-commands"), "target: 2"));
            figures.add(Figure.megabytes("bytes a refresh", get("refresh-bytes"), ""));
            besidePlain(
                    "refresh",
                    "refresh, last byte to updated table",
                    "target: 0.10 x squeue's wall time, which took 2.2 s where it was measured");
        }

        /** A thing done to the console's table and to a plain one. */
        void besidePlain(String name, String what, String target) {
            figures.add(Figure.millis(what, get(name + "-ms"), target));
            figures.add(Figure.millis(HOLD, get(name + "-hold-ms"), FRAME));
            figures.add(Figure.millis("    of that on a processor, at most", get(name + "-busy-ms"), ""));
            figures.add(Figure.millis("  baseline: a plain table", get("plain-" + name + "-ms"), ""));
            figures.add(Figure.millis("  which holds the FX thread for", get("plain-" + name + "-hold-ms"), ""));
            figures.add(Figure.millis("    of that on a processor, at most", get("plain-" + name + "-busy-ms"), ""));
        }

        void frames(String what, String name, String baseline, String baselineIs) {
            double ours = get(name + "-p95-ms");
            double theirs = get(baseline + "-p95-ms");
            figures.add(Figure.millis(what + ", p95 frame", ours, FRAME));
            figures.add(Figure.millis("  median frame", get(name + "-median-ms"), ""));
            figures.add(Figure.millis("  baseline: " + baselineIs + ", p95 frame", theirs, ""));
            figures.add(Figure.ratio("  against the baseline", ours / theirs, ""));
        }

        void memory() {
            figures.add(Figure.megabytes(
                    "heap after 10 refreshes", get("heap-bytes"), "target: under 300 MB; squeue: 290 MB"));
            figures.add(Figure.megabytes("resident then", get("resident-bytes"), "target: under 600 MB"));
        }
    }
}
