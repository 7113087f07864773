package trainyard.app.cli;

import static trainyard.app.cli.Table.text;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trainyard.core.diagnose.rules.Cause;
import trainyard.core.diagnose.rules.Rule;
import trainyard.core.diagnose.rules.RuleBook;
import trainyard.core.diagnose.rules.RuleCheck;

@Command(
        name = "rules",
        description = {
            "List causes and rules, those of your own too, and check that each rule keeps its own examples.",
            "Exit status 1 where something is wrong."
        },
        mixinStandardHelpOptions = true)
final class DiagnoseRulesCommand implements Callable<Integer> {
    @Option(
            names = "--rules",
            paramLabel = "FOLDER",
            description = "Rules of your own (default: diagnosis in the settings folder).")
    private @Nullable Path folder;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        RuleBook book = RuleBook.with(DiagnoseCommand.folderOfRules(folder));
        PrintWriter out = spec.commandLine().getOut();
        Table.<Cause>of(
                        text("CAUSE", Cause::slug),
                        text("LAYER", cause -> cause.layer().word()),
                        text("TITLE", Cause::title))
                .print(
                        book.causes().values().stream()
                                .sorted(Comparator.comparing(Cause::layer).thenComparing(Cause::slug))
                                .toList(),
                        out);
        out.println();
        Table.<Rule>of(
                        text("RULE", Rule::id),
                        text("ROLE", rule -> rule.role().word()),
                        text("CAUSE", rule -> rule.cause().map(Cause::slug).orElse("-")),
                        text("SAYS", Rule::says))
                .print(
                        book.rules().values().stream()
                                .sorted(Comparator.comparing(Rule::id))
                                .toList(),
                        out);
        List<String> problems = RuleCheck.problems(book);
        out.println();
        out.println(book.causes().size() + " causes, " + book.rules().size() + " rules, "
                + book.combinations().size() + " combinations, " + problems.size() + " problems");
        out.flush();
        problems.forEach(problem -> spec.commandLine().getErr().println("trainyard: " + problem));
        return problems.isEmpty() ? 0 : 1;
    }
}
