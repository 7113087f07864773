package trainyard.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
import trainyard.core.conf.UnifiedDiff;
import trainyard.core.lint.Configuration;
import trainyard.core.lint.Finding;
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
            out.println(Json.write(FindingText.fields(answer.findings())));
        } else {
            print(answer).forEach(out::println);
        }
        out.flush();
        return FindingText.count(answer.findings(), Severity.ERROR) > 0 ? 1 : 0;
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

    private Stream<String> print(Answer answer) {
        Stream<String> outcomes = rules ? answer.report().outcomes().stream().map(LintCommand::line) : Stream.empty();
        return Stream.of(
                        FindingText.lines(answer.findings()),
                        outcomes,
                        Stream.of(FindingText.summary(answer.findings())))
                .flatMap(lines -> lines);
    }

    private static String line(Outcome outcome) {
        String reason = outcome.reason().isEmpty() ? "" : " (" + outcome.reason() + ")";
        return outcome.verdict() + "  " + outcome.rule().id() + "  "
                + outcome.rule().title() + reason;
    }
}
