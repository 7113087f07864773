package trainyard.app.cli;

import java.io.IOException;
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
import trainyard.core.conf.FileInPlace;
import trainyard.core.conf.TextEdit;
import trainyard.core.conf.UnifiedDiff;
import trainyard.core.lint.Configuration;
import trainyard.core.lint.Finding;
import trainyard.core.lint.Fix;
import trainyard.core.lint.Fixes;
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

    @Option(
            names = "--fix",
            description =
                    "With --conf: mend what has exactly one mend, in the files themselves. Then say what is left.")
    private boolean fix;

    @Option(names = "--dry-run", description = "With --fix: print the difference and write nothing.")
    private boolean dryRun;

    @Option(names = "--keep-orig", description = "With --fix: keep each old file as FILE.orig.")
    private boolean keepOrig;

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

    private Answer answer() throws RenderException, IOException {
        if ((plan == null) == (folder == null)) {
            throw new ParameterException(spec.commandLine(), "give either a plan or --conf with a folder");
        }
        if ((dryRun || keepOrig) && !fix || fix && plan != null || dryRun && json) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--fix goes with --conf; --dry-run and --keep-orig go with --fix, and --dry-run without --json");
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
        SlurmVersion read = given().orElse(SlurmVersion.V24_11);
        LintReport report = fix ? fixed(given, read) : Linter.all().lint(new Configuration(read, files));
        return new Answer(report.findings(), report);
    }

    /** Mends the files, or only shows how. */
    private LintReport fixed(Path folder, SlurmVersion version) throws IOException {
        Fixes fixes = Fixes.of(ConfSource.folder(folder), version);
        var out = spec.commandLine().getOut();
        for (String name : fixes.before().keySet()) {
            String before = fixes.before().getOrDefault(name, "");
            String after = fixes.after().getOrDefault(name, "");
            Path file = ConfSource.file(folder, name);
            if (dryRun) {
                UnifiedDiff.of(file.toString(), before, after).forEach(out::println);
            } else {
                FileInPlace.replace(file, before, after, keepOrig);
                if (!json) {
                    out.println("mended " + file);
                }
            }
        }
        return fixes.left();
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
        finding.fix().ifPresent(fix -> fields.put("fix", fields(fix)));
        return fields;
    }

    private static Object fields(Fix fix) {
        return switch (fix) {
            case Fix.OfPlan plan -> {
                var fields = new LinkedHashMap<String, Object>();
                fields.put("path", plan.path().toString());
                switch (plan) {
                    case Fix.Plan(var _, var value) -> value.ifPresent(data -> fields.put("value", data.shown()));
                    case Fix.Rename(var _, var to) -> fields.put("rename_to", to);
                    case Fix.Append(var _, var item) -> fields.put("append", item.shown());
                }
                yield fields;
            }
            case Fix.Text text -> text.edits().stream().map(LintCommand::fields).toList();
        };
    }

    private static Map<String, Object> fields(TextEdit edit) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("file", edit.from().file());
        fields.put("line", edit.from().line());
        fields.put("column", edit.from().column());
        fields.put("end_line", edit.to().line());
        fields.put("end_column", edit.to().column());
        fields.put("text", edit.text());
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
                .filter(_ -> finding.at().file().endsWith(".conf"))
                .map(position -> ", line " + position.line() + " of the plan")
                .orElse("");
        String first = "  " + finding.at().line() + ":" + finding.at().column() + "  "
                + finding.severity().word() + "  " + finding.message() + "  [" + finding.rule() + planLine + "]";
        String mends = finding.fix().filter(Fix.Text.class::isInstance).isPresent() ? " (--fix does it)" : "";
        return Stream.of(first, "        " + finding.mend() + mends);
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
