package trainyard.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import trainyard.core.job.JobSite;

@Command(name = "render", description = "Write the batch script of a recipe.", mixinStandardHelpOptions = true)
final class JobRenderCommand implements Callable<Integer> {
    @Mixin
    private GivenRecipe recipe = new GivenRecipe();

    @Mixin
    private OutputFile output = new OutputFile();

    @Override
    public Integer call() throws Exception {
        var composed = recipe.composed(JobSite.unknown());
        if (composed.isEmpty()) {
            return 1;
        }
        output.write(composed.get().script());
        return 0;
    }
}
