package trainyard.app.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trainyard.core.job.RecipeFile;
import trainyard.core.job.oumi.OumiJob;
import trainyard.core.job.oumi.OumiReadiness;
import trainyard.core.job.oumi.OumiReadiness.Need;
import trainyard.core.plan.yaml.YamlSyntaxException;

@Command(
        name = "oumi",
        description = "Oumi's jobs as recipes, and what its launcher needs of a cluster.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {OumiCommand.Import.class, OumiCommand.Check.class})
final class OumiCommand {
    private OumiCommand() {}

    @Command(
            name = "import",
            description = {
                "Write a JobConfig of Oumi as a recipe. What has no field in a recipe is kept under 'oumi'.",
                "'trainyard job export RECIPE --as oumi' writes it back."
            },
            mixinStandardHelpOptions = true)
    static final class Import implements Callable<Integer> {
        @Parameters(paramLabel = "JOBCONFIG", description = "Such as oumi launch reads it.")
        private Path file = Path.of("job.yaml");

        @Mixin
        private OutputFile output = new OutputFile();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws Exception {
            try {
                OumiJob job = OumiJob.read(Files.readString(file));
                PrintWriter errors = spec.commandLine().getErr();
                job.notes().forEach(note -> errors.println(file + ": note: " + note));
                errors.flush();
                output.write(RecipeFile.write(job.recipe()));
                return 0;
            } catch (YamlSyntaxException broken) {
                throw new ParameterException(
                        spec.commandLine(),
                        file + ":" + broken.line() + ":" + broken.column() + ": " + broken.getMessage());
            }
        }
    }

    @Command(
            name = "check",
            description = {
                "Say whether Oumi's launcher finds what it needs on a cluster. Nothing is changed there.",
                "The exit status is 0 where all of it passes."
            },
            mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {
        @Mixin
        private ClusterChoice cluster = new ClusterChoice();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws Exception {
            try (var open = cluster.open()) {
                List<Need> needs = OumiReadiness.check(open.shell());
                PrintWriter out = spec.commandLine().getOut();
                needs.forEach(need -> out.println(line(need)));
                out.flush();
                return needs.stream().allMatch(Need::isThere) ? 0 : 1;
            }
        }

        private static String line(Need need) {
            return need.isThere()
                    ? "PASS  " + need.what()
                    : "FAIL  " + need.what() + " (" + need.command() + "). " + need.mend();
        }
    }
}
