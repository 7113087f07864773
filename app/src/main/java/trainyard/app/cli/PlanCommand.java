package trainyard.app.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.plan.PlanFile;
import trainyard.core.plan.Problem;

@Command(
        name = "plan",
        description = "Work with a plan file (cluster.yaml).",
        subcommands = {PlanCommand.Check.class, PlanCommand.Example.class})
final class PlanCommand {
    @Command(name = "check", description = "Report every problem of a plan. Exit status 1 where there is an error.")
    static final class Check implements Callable<Integer> {
        @Parameters(paramLabel = "PLAN", description = "The plan file.")
        private Path plan = Path.of("cluster.yaml");

        @Option(names = "--json", description = "Print a list of problems as JSON.")
        private boolean json;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            PlanFile file = PlanFile.load(plan);
            var out = spec.commandLine().getOut();
            if (json) {
                out.println(
                        Json.write(file.problems().stream().map(this::fields).toList()));
            } else {
                file.lines().forEach(out::println);
                out.println(summary(file.problems()));
            }
            return file.hasErrors() ? 1 : 0;
        }

        private Map<String, Object> fields(Problem problem) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("file", plan.toString());
            fields.put("line", problem.at().line());
            fields.put("column", problem.at().column());
            fields.put("severity", problem.severity().word());
            fields.put("message", problem.what());
            fields.put("mend", problem.mend());
            return fields;
        }

        private static String summary(List<Problem> problems) {
            long errors = problems.stream()
                    .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                    .count();
            return count(errors, "error") + ", " + count(problems.size() - errors, "warning");
        }

        private static String count(long number, String what) {
            return number + " " + what + (number == 1 ? "" : "s");
        }
    }

    @Command(name = "example", description = "Print an example plan to start from.")
    static final class Example implements Callable<Integer> {
        @Parameters(paramLabel = "NAME", arity = "0..1", description = "Which one; without it, their names.")
        private @Nullable String name;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            var out = spec.commandLine().getOut();
            if (name == null) {
                ExamplePlans.NAMES.forEach(out::println);
            } else if (ExamplePlans.NAMES.contains(name)) {
                out.print(ExamplePlans.text(name));
            } else {
                throw new ParameterException(
                        spec.commandLine(),
                        "there is no example '" + name + "'; there are " + String.join(", ", ExamplePlans.NAMES));
            }
            out.flush();
            return 0;
        }
    }
}
