package trainyard.app.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import trainyard.core.conf.ConfFolder;
import trainyard.core.conf.ConfSource;
import trainyard.core.lint.PlanLint;
import trainyard.core.plan.PlanFile;
import trainyard.core.render.Bundle;
import trainyard.core.render.Templates;
import trainyard.core.slurm.SlurmVersion;

/** All rules before the files of a plan; the baseline is the reading of those files alone. */
final class LintBenchmark implements Benchmark {
    private static final String FOLDER = "slurm/";

    @Override
    public String title() {
        return "Lint of a plan";
    }

    @Override
    public List<Figure> measure() throws Exception {
        var figures = new ArrayList<Figure>();
        figures.addAll(measure(5_000, "target: under 300 ms"));
        figures.addAll(measure(10_000, ""));
        return figures;
    }

    private static List<Figure> measure(int nodes, String target) throws Exception {
        PlanFile file = PlanFile.parse("bench.yaml", RenderBenchmark.plan(nodes));
        Bundle bundle = Bundle.of(file.plan().orElseThrow(), SlurmVersion.V24_11, Templates.shipped());
        Map<String, String> texts = new LinkedHashMap<>();
        bundle.files().forEach((path, text) -> {
            if (path.startsWith(FOLDER)) {
                texts.put(path.substring(FOLDER.length()), text);
            }
        });
        Timing reading = Timing.of(() -> ConfFolder.read(ConfSource.texts(texts)));
        Timing lint = Timing.of(() -> PlanLint.of(file, bundle));
        String size = String.format(Locale.ROOT, "%,d nodes: ", nodes);
        return List.of(
                Figure.millis(size + "the files read", reading.median(), "baseline"),
                Figure.millis(size + "all rules and the files read", lint.median(), target));
    }
}
