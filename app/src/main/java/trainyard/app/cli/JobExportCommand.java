package trainyard.app.cli;

import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import trainyard.core.job.Export;
import trainyard.core.job.JobSite;
import trainyard.core.job.oumi.OumiJob;
import trainyard.core.render.RenderException;
import trainyard.core.render.Templates;

@Command(
        name = "export",
        description = {
            "Write a recipe in the words of another tool that submits to Slurm.",
            "What the tool cannot say stands in a comment."
        },
        mixinStandardHelpOptions = true)
final class JobExportCommand implements Callable<Integer> {
    private static final String SBATCH = "sbatch";
    private static final String OUMI = "oumi";

    @Mixin
    private GivenRecipe recipe = new GivenRecipe();

    @Option(
            names = "--as",
            required = true,
            paramLabel = "TOOL",
            completionCandidates = Tools.class,
            description = "One of ${COMPLETION-CANDIDATES}.")
    private String tool = "";

    @Mixin
    private OutputFile output = new OutputFile();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    static final class Tools implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.concat(
                            Stream.of(SBATCH, OUMI), Stream.of(Export.values()).map(Export::word))
                    .iterator();
        }
    }

    @Override
    public Integer call() throws Exception {
        Optional<Export> export = Export.find(tool);
        if (export.isEmpty() && !tool.equals(SBATCH) && !tool.equals(OUMI)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no tool '" + tool + "'; write one of " + String.join(", ", new Tools()));
        }
        var composed = recipe.composed(JobSite.unknown());
        if (composed.isEmpty()) {
            return 1;
        }
        Optional<String> refusal =
                export.flatMap(one -> one.refusal(composed.get().spec()));
        if (refusal.isPresent()) {
            spec.commandLine().getErr().println("trainyard: " + refusal.get());
            spec.commandLine().getErr().flush();
            return 1;
        }
        output.write(text(export, composed.get()));
        return 0;
    }

    private String text(Optional<Export> export, GivenRecipe.Composed composed) throws RenderException {
        if (export.isPresent()) {
            return export.get().render(composed.recipe(), composed.spec(), Templates.shipped());
        }
        return tool.equals(OUMI) ? OumiJob.write(composed.recipe(), composed.script()) : composed.script();
    }
}
