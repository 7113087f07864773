package trainyard.app.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** All benchmarks, one after the other. */
public final class Benchmarks {
    private static final List<Benchmark> ALL = List.of(
            new RefreshBenchmark(),
            new WindowBenchmark(),
            new LogBenchmark(),
            new ProvisionBenchmark(),
            new RenderBenchmark(),
            new PlanEditBenchmark(),
            new KeystrokeBenchmark(),
            new LintBenchmark(),
            new ComposeBenchmark(),
            new DiagnoseBenchmark(),
            new StartBenchmark(),
            new IdleBenchmark(),
            new SlurmctldBenchmark());

    private Benchmarks() {}

    /** @param words only benchmarks with one of these in their title; all where there are none */
    public static void run(List<String> words, PrintWriter out) throws Exception {
        var chosen = ALL.stream()
                .filter(benchmark -> words.isEmpty() || words.stream().anyMatch(word -> has(benchmark, word)))
                .toList();
        for (Benchmark benchmark : chosen) {
            out.println(benchmark.title());
            out.flush();
            benchmark.measure().forEach(figure -> out.println(figure.line()));
            out.println();
            out.flush();
        }
    }

    private static boolean has(Benchmark benchmark, String word) {
        return benchmark.title().toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
    }
}
