package trainyard.app.bench;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import trainyard.core.job.JobSpec;
import trainyard.core.job.ReadRecipe;
import trainyard.core.job.RecipeFile;
import trainyard.core.job.RecipeTemplates;
import trainyard.core.job.ScriptRenderer;
import trainyard.core.job.lint.ScriptLint;
import trainyard.core.render.Templates;
import trainyard.core.slurm.SlurmVersion;

/**
 * From a keystroke in a recipe to its batch script, and on to what lint says of that; the baseline is the parse that each
 * keystroke cannot do without.
 */
final class ComposeBenchmark implements Benchmark {
    private static final String TARGET = "target: under 20 ms";

    private final ScriptRenderer renderer = new ScriptRenderer(Templates.shipped());

    @Override
    public String title() {
        return "Compose: keystroke in a recipe to its batch script";
    }

    @Override
    public List<Figure> measure() throws Exception {
        // The longest that ships, and each time another letter of it.
        String text = RecipeTemplates.text("megatron-lm").replace("work_folder:", "work_folder: /shared/work");
        List<String> texts = List.of(text, text.replace("--train-iters=100", "--train-iters=1000"));
        var count = new AtomicInteger();
        Timing parse = Timing.of(() -> RecipeFile.read(texts.get(count.incrementAndGet() % 2)));
        Timing script = Timing.of(() -> script(texts.get(count.incrementAndGet() % 2)));
        Timing linted = Timing.of(
                () -> ScriptLint.of("job.sbatch", script(texts.get(count.incrementAndGet() % 2)), SlurmVersion.V24_11));
        return List.of(
                Figure.millis("the parse alone", parse.median(), "baseline"),
                Figure.millis("to the script, first", script.first(), ""),
                Figure.millis("to the script, warm", script.median(), TARGET),
                Figure.millis("to the script and its lint, warm", linted.median(), TARGET));
    }

    private String script(String text) throws Exception {
        JobSpec spec = ReadRecipe.of(RecipeFile.read(text).recipe()).spec().orElseThrow();
        return renderer.render(spec);
    }
}
