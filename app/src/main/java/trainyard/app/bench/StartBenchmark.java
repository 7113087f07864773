package trainyard.app.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import trainyard.core.settings.TemporaryFolder;

/** From the start of the process to the first live frame, with an AOT cache and, in turns, without. */
final class StartBenchmark implements Benchmark {
    private static final int RUNS = 7;

    @Override
    public String title() {
        return "Cold start to the first frame with the demo cluster in it";
    }

    @Override
    public List<Figure> measure() throws Exception {
        try (var folder = TemporaryFolder.make("bench")) {
            return measure(folder.path().resolve("start.aot"));
        }
    }

    private static List<Figure> measure(Path cache) throws Exception {
        ChildJvm.probe(List.of("-XX:AOTCacheOutput=" + cache), "start");
        double[] with = new double[RUNS];
        double[] without = new double[RUNS];
        double resident = 0;
        for (int i = 0; i < RUNS; i++) {
            var cached = ChildJvm.probe(List.of("-XX:AOTCache=" + cache), "start");
            with[i] = cached.getOrDefault("first-live-frame-ms", Double.NaN);
            resident = cached.getOrDefault("resident-bytes", Double.NaN);
            without[i] =
                    ChildJvm.probe(List.of("-XX:AOTMode=off"), "start").getOrDefault("first-live-frame-ms", Double.NaN);
        }
        return List.of(
                Figure.millis("with an AOT cache, as installed", median(with), "target: 1.0 s on a quiet machine"),
                Figure.millis("without", median(without), "baseline"),
                Figure.ratio("with against without", median(with) / median(without), "target: at most 0.70 x"),
                Figure.megabytes("resident then", resident, "target: under 220 MB"));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
