package trainyard.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import trainyard.core.conf.UnifiedDiff;
import trainyard.core.plan.Plan;
import trainyard.core.plan.edit.Data;
import trainyard.core.plan.edit.EditHistory;
import trainyard.core.plan.edit.PlanDocument;
import trainyard.core.plan.edit.PlanEdit;
import trainyard.core.plan.edit.PlanPath;
import trainyard.core.plan.edit.PlanText;
import trainyard.core.plan.edit.PlanView;
import trainyard.core.plan.edit.Sharing;
import trainyard.core.render.Bundle;
import trainyard.core.render.Templates;
import trainyard.core.slurm.SlurmVersion;

/**
 * From a keystroke in a form or in the text to the files and their difference, as the window does it; the baseline is
 * the parse that each keystroke cannot do without.
 */
final class KeystrokeBenchmark implements Benchmark {
    private static final SlurmVersion VERSION = SlurmVersion.V24_11;
    private static final String SLURM_CONF = "slurm/slurm.conf";

    private final Templates templates = Templates.shipped();

    @Override
    public String title() {
        return "Keystroke in a plan to its files and their difference";
    }

    @Override
    public List<Figure> measure() throws Exception {
        var figures = new ArrayList<Figure>();
        figures.addAll(measure(512, "target: under 50 ms"));
        figures.addAll(measure(10_000, "target: under 300 ms"));
        return figures;
    }

    private List<Figure> measure(int nodes, String target) throws Exception {
        String size = String.format(Locale.ROOT, "%,d nodes: ", nodes);
        PlanText text = PlanText.of(RenderBenchmark.plan(nodes));
        Timing parse = Timing.of(() -> PlanDocument.parse(text));
        PlanDocument saved = PlanDocument.parse(text);
        String before = slurmConf(saved);
        PlanPath cpus = PlanPath.of("clusters.hpc.compute_nodes[" + nodes / 2 + "].cpu_cores");
        var count = new AtomicInteger();
        var form = new EditHistory(saved);
        Timing inForm = Timing.of(() -> {
            form.apply(new PlanEdit.Put(cpus, Data.number(64 + count.incrementAndGet() % 2)), Sharing.REFUSE);
            return difference(form.document(), before);
        });
        var typed = new EditHistory(saved);
        List<String> texts = Stream.of("64", "65")
                .map(cores -> text.text().replaceFirst("(name: gpu-\\d+, cpu_cores: )128", "$1" + cores))
                .toList();
        Timing inText = Timing.of(() -> {
            typed.writeOn("Typing", texts.get(count.incrementAndGet() % 2));
            return difference(typed.document(), before);
        });
        return List.of(
                Figure.millis(size + "the parse alone", parse.median(), "baseline"),
                Figure.millis(size + "a value in a form", inForm.median(), target),
                Figure.millis(size + "a letter in the text", inText.median(), target));
    }

    private List<String> difference(PlanDocument document, String before) throws Exception {
        PlanView.of(document.data());
        return UnifiedDiff.of(SLURM_CONF, before, slurmConf(document));
    }

    private String slurmConf(PlanDocument document) throws Exception {
        Optional<Plan> plan = document.file("bench.yaml").plan();
        return Bundle.of(plan.orElseThrow(), VERSION, templates).files().getOrDefault(SLURM_CONF, "");
    }
}
