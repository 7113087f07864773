package trainyard.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trainyard.core.conf.ConfFolder;
import trainyard.core.conf.ConfSource;
import trainyard.core.lint.Configuration;
import trainyard.core.lint.Finding;
import trainyard.core.lint.LintReport;
import trainyard.core.lint.Linter;
import trainyard.core.lint.Outcome;
import trainyard.core.lint.PlanLint;
import trainyard.core.lint.Severity;
import trainyard.core.plan.PlanFile;
import trainyard.core.render.RenderException;
import trainyard.core.render.Templates;
import trainyard.core.slurm.SlurmVersion;

@Command(
        name = "lint",
        description = {
            "Say what Slurm will say to a plan or to a configuration, before it gets it.",
            "Exit status 1 where there is an error."
        },
        mixinStandardHelpOptions = true)
final class LintCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PLAN", arity = "0..1", description = "The plan file.")
    private @Nullable Path plan;

    @Option(names = "--conf", paramLabel = "DIR", description = "Instead of a plan, a folder such as /etc/slurm.")
    private @Nullable Path folder;

    @Option(
            names = "--slurm",
            paramLabel = "VERSION",
            description = "The version of Slurm, such as 24.11. Without it, the plan's own, else 24.11.")
    private @Nullable String version;

    @Option(names = "--json", description = "Print a list of findings as JSON.")
    private boolean json;

    @Option(names = "--rules", description = "Also say of each rule whether it passed, failed or was skipped.")
    private boolean rules;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** What was found, and what came of each rule. */
    private record Answer(List<Finding> findings, LintReport report) {}

    @Override
    public Integer call() throws Exception {
        Answer answer = answer();
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(
                    answer.findings().stream().map(LintCommand::fields).toList()));
        } else {
            print(answer).forEach(out::println);
        }
        out.flush();
        return count(answer, Severity.ERROR) > 0 ? 1 : 0;
    }

    private Answer answer() throws RenderException {
        if ((plan == null) == (folder == null)) {
            throw new ParameterException(spec.commandLine(), "give either a plan or --conf with a folder");
        }
        if (plan != null) {
            PlanFile file = PlanFile.load(plan);
            SlurmVersion own =
                    file.plan().flatMap(read -> read.slurm().version()).orElse(SlurmVersion.V24_11);
            PlanLint lint = PlanLint.of(file, given().orElse(own), Templates.shipped());
            return new Answer(lint.findings(), lint.report());
        }
        Path given = folder == null ? Path.of("") : folder;
        ConfFolder files = ConfFolder.read(ConfSource.folder(given));
        if (!Files.isDirectory(given) || files.names().isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "'" + given + "' is no folder with " + String.join(", ", ConfFolder.NAMES) + " or one of them");
        }
        var report = Linter.all().lint(new Configuration(given().orElse(SlurmVersion.V24_11), files));
        return new Answer(report.findings(), report);
    }

    private Optional<SlurmVersion> given() {
        if (version == null) {
            return Optional.empty();
        }
        return Optional.of(SlurmVersion.find(version)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "'" + version + "' is no version of Slurm; write one such as 24.11")));
    }

    private static Map<String, Object> fields(Finding finding) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("rule", finding.rule());
        fields.put("severity", finding.severity().word());
        fields.put("file", finding.at().file());
        fields.put("line", finding.at().line());
        fields.put("column", finding.at().column());
        fields.put("message", finding.message());
        fields.put("mend", finding.mend());
        fields.put("check", finding.check());
        finding.plan().ifPresent(position -> fields.put("plan_line", position.line()));
        return fields;
    }

    private Stream<String> print(Answer answer) {
        Map<String, List<Finding>> byFile = answer.findings().stream()
                .collect(
                        Collectors.groupingBy(finding -> finding.at().file(), LinkedHashMap::new, Collectors.toList()));
        Stream<String> found = byFile.entrySet().stream()
                .flatMap(file -> Stream.concat(
                        Stream.of(file.getKey()), file.getValue().stream().flatMap(LintCommand::lines)));
        Stream<String> outcomes = rules ? answer.report().outcomes().stream().map(LintCommand::line) : Stream.empty();
        return Stream.of(found, outcomes, Stream.of(summary(answer))).flatMap(lines -> lines);
    }

    private static Stream<String> lines(Finding finding) {
        String planLine = finding.plan()
                .filter(position -> !finding.rule().equals("plan"))
                .map(position -> ", line " + position.line() + " of the plan")
                .orElse("");
        String first = "  " + finding.at().line() + ":" + finding.at().column() + "  "
                + finding.severity().word() + "  " + finding.message() + "  [" + finding.rule() + planLine + "]";
        return Stream.of(first, "        " + finding.mend());
    }

    private static String line(Outcome outcome) {
        String reason = outcome.reason().isEmpty() ? "" : " (" + outcome.reason() + ")";
        return outcome.verdict() + "  " + outcome.rule().id() + "  "
                + outcome.rule().title() + reason;
    }

    private static String summary(Answer answer) {
        return Stream.of(Severity.values())
                .map(severity -> {
                    long number = count(answer, severity);
                    return number + " " + severity.word() + (number == 1 ? "" : "s");
                })
                .collect(Collectors.joining(", "));
    }

    private static long count(Answer answer, Severity severity) {
        return answer.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
