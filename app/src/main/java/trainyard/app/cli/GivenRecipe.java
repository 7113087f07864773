package trainyard.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import trainyard.core.job.JobSite;
import trainyard.core.job.JobSpec;
import trainyard.core.job.ReadRecipe;
import trainyard.core.job.Recipe;
import trainyard.core.job.RecipeFile;
import trainyard.core.job.ScriptRenderer;
import trainyard.core.plan.yaml.YamlSyntaxException;
import trainyard.core.render.RenderException;
import trainyard.core.render.Templates;

/** The recipe that commands about jobs are given. */
final class GivenRecipe {
    @Parameters(paramLabel = "RECIPE", description = "The recipe's file: see 'trainyard job new'.")
    private Path file = Path.of("recipe.yaml");

    @Spec(Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** A recipe that can be, and its script. */
    record Composed(Recipe recipe, JobSpec spec, String script) {}

    Path file() {
        return file;
    }

    /** The script; empty where the recipe has errors. What is wrong is printed. */
    Optional<Composed> composed(JobSite site) throws RenderException, IOException {
        PrintWriter errors = spec.commandLine().getErr();
        RecipeFile read = read();
        read.notes().forEach(note -> errors.println(file + ": note: " + note));
        ReadRecipe understood = ReadRecipe.of(read.recipe(), site);
        understood.problems().forEach(problem -> errors.println(file + ": " + problem.line()));
        errors.flush();
        if (understood.spec().isEmpty()) {
            return Optional.empty();
        }
        JobSpec job = understood.spec().get();
        return Optional.of(new Composed(read.recipe(), job, new ScriptRenderer(Templates.shipped()).render(job)));
    }

    private RecipeFile read() throws IOException {
        try {
            return RecipeFile.read(Files.readString(file));
        } catch (YamlSyntaxException broken) {
            throw new ParameterException(
                    spec.commandLine(),
                    file + ":" + broken.line() + ":" + broken.column() + ": " + broken.getMessage());
        }
    }
}
