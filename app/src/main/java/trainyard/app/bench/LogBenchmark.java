package trainyard.app.bench;

import java.util.List;
import java.util.Map;

/** A log that grows fast, in a JVM of its own. */
final class LogBenchmark implements Benchmark {
    @Override
    public String title() {
        return "Log: lines appended and frames meanwhile";
    }

    @Override
    public List<Figure> measure() throws Exception {
        Map<String, Double> figures = ChildJvm.probe(List.of("-Xmx1g"), "log");
        double log = get(figures, "log-paced-p95-ms");
        double list = get(figures, "list-paced-p95-ms");
        return List.of(
                Figure.count("lines appended a second, as fast as it takes them", get(figures, "log-lines-per-s"), ""),
                Figure.count("lines kept then", get(figures, "log-lines-kept"), "of 1,500,000"),
                Figure.millis("median frame at 50,000 lines a second", get(figures, "log-paced-median-ms"), ""),
                Figure.millis("p95 frame at 50,000 lines a second", log, "target: under 33 ms"),
                Figure.millis("baseline: a plain ListView of texts, p95 frame", list, "it keeps everything"),
                Figure.ratio("against the baseline", log / list, ""));
    }

    private static double get(Map<String, Double> figures, String name) {
        return figures.getOrDefault(name, Double.NaN);
    }
}
