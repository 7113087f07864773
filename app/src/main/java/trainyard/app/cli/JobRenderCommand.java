package trainyard.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trainyard.core.job.JobSite;

@Command(name = "render", description = "Write the batch script of a recipe.", mixinStandardHelpOptions = true)
final class JobRenderCommand implements Callable<Integer> {
    @Mixin
    private GivenRecipe recipe = new GivenRecipe();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where it goes; without it, it is printed.")
    private @Nullable Path file;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        var composed = recipe.composed(JobSite.unknown());
        if (composed.isEmpty()) {
            return 1;
        }
        if (file == null) {
            spec.commandLine().getOut().print(composed.get().script());
            spec.commandLine().getOut().flush();
        } else {
            Files.writeString(file, composed.get().script());
        }
        return 0;
    }
}
