package trainyard.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import trainyard.core.job.JobSite;
import trainyard.core.job.lint.ScriptLint;
import trainyard.core.job.submit.JobDoor;
import trainyard.core.job.submit.ScriptSites;
import trainyard.core.job.submit.SiteReader;
import trainyard.core.job.submit.SubmitAnswer;
import trainyard.core.lint.Finding;
import trainyard.core.lint.Severity;
import trainyard.core.slurm.SlurmVersion;

@Command(
        name = "check",
        description = {
            "Say whether a recipe can run on a cluster: by what the cluster has, by what 'job lint' says of its script",
            "there, and by sbatch --test-only. Nothing is submitted. The exit status is 0 where Slurm would take it."
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
            JobSite site = new SiteReader(open.shell()).read(open.snapshot());
            var composed = recipe.composed(site);
            if (composed.isEmpty()) {
                return 1;
            }
            PrintWriter out = spec.commandLine().getOut();
            String script = composed.get().script();
            List<Finding> findings = ScriptLint.of(
                    "script of " + recipe.file(),
                    script,
                    open.version().orElse(SlurmVersion.TESTED.getLast()),
                    ScriptSites.of(site));
            FindingText.lines(findings).forEach(out::println);
            out.flush();
            SubmitAnswer answer = JobDoor.test(open.shell(), script);
            out.println(answer.sentence());
            out.flush();
            boolean wrong = FindingText.count(findings, Severity.ERROR) > 0;
            return wrong || answer instanceof SubmitAnswer.Refused ? 1 : 0;
        }
    }
}
