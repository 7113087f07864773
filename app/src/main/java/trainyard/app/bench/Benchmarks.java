package trainyard.app.bench;

import java.io.PrintWriter;
import java.util.List;

/** All benchmarks, one after the other. */
public final class Benchmarks {
    private static final List<Benchmark> ALL = List.of(new RefreshBenchmark(), new RenderBenchmark());

    private Benchmarks() {}

    public static void run(PrintWriter out) throws Exception {
        for (Benchmark benchmark : ALL) {
            out.println(benchmark.title());
            out.flush();
            benchmark.measure().forEach(figure -> out.println(figure.line()));
            out.println();
            out.flush();
        }
    }
}
