package trainyard.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import trainyard.core.job.submit.JobDoor;
import trainyard.core.job.submit.SiteReader;
import trainyard.core.job.submit.SubmitAnswer;

@Command(
        name = "check",
        description = {
            "Say whether a recipe can run on a cluster: by what the cluster has, and by sbatch --test-only.",
            "Nothing is submitted. The exit status is 0 where Slurm would take it."
        },
        mixinStandardHelpOptions = true)
final class JobCheckCommand implements Callable<Integer> {
    @Mixin
    private GivenRecipe recipe = new GivenRecipe();

    @Mixin
    private ClusterChoice cluster = new ClusterChoice();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        try (var open = cluster.open()) {
            var composed = recipe.composed(new SiteReader(open.shell()).read(open.snapshot()));
            if (composed.isEmpty()) {
                return 1;
            }
            SubmitAnswer answer = JobDoor.test(open.shell(), composed.get().script());
            spec.commandLine().getOut().println(answer.sentence());
            spec.commandLine().getOut().flush();
            return answer instanceof SubmitAnswer.Refused ? 1 : 0;
        }
    }
}
