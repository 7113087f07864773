package trainyard.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trainyard.core.job.lint.ScriptLint;
import trainyard.core.lint.Finding;
import trainyard.core.lint.Severity;
import trainyard.core.slurm.SlurmVersion;

@Command(
        name = "lint",
        description = {
            "Say what will go wrong with a batch script, before it is submitted. Nothing of it is run.",
            "Exit status 1 where there is an error."
        },
        mixinStandardHelpOptions = true)
final class JobLintCommand implements Callable<Integer> {
    private static final Path STDIN = Path.of("-");

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "The script, which may be a template; - is the standard input.")
    private @Nullable Path file;

    @Option(
            names = "--slurm",
            paramLabel = "VERSION",
            defaultValue = "24.11",
            description = "The version of Slurm that it is for (default: ${DEFAULT-VALUE}).")
    private String version = "";

    @Option(names = "--json", description = "Print a list of findings as JSON.")
    private boolean json;

    @Option(names = "--rules", description = "Print what each rule is about, and read no script.")
    private boolean rules;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        var out = spec.commandLine().getOut();
        if (rules) {
            ScriptLint.rules().forEach((id, title) -> out.println("%-28s %s".formatted(id, title)));
            out.flush();
            return 0;
        }
        SlurmVersion slurm = SlurmVersion.find(version)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "'" + version + "' is no version of Slurm; write one such as 24.11"));
        if (file == null) {
            throw new ParameterException(spec.commandLine(), "give a script, or - for the standard input");
        }
        List<Finding> findings = ScriptLint.of(file.equals(STDIN) ? "stdin" : file.toString(), text(file), slurm);
        if (json) {
            out.println(Json.write(FindingText.fields(findings)));
        } else {
            FindingText.lines(findings).forEach(out::println);
            out.println(FindingText.summary(findings));
        }
        out.flush();
        return FindingText.count(findings, Severity.ERROR) > 0 ? 1 : 0;
    }

    /** Of a script in another encoding, what matters to Slurm is read all the same. */
    private static String text(Path file) throws IOException {
        byte[] bytes = file.equals(STDIN) ? System.in.readAllBytes() : Files.readAllBytes(file);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
