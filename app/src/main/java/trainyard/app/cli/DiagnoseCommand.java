package trainyard.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trainyard.core.diagnose.Diagnosis;
import trainyard.core.diagnose.Evidence;
import trainyard.core.diagnose.Report;
import trainyard.core.diagnose.export.EvidenceFiles;
import trainyard.core.diagnose.export.Redaction;
import trainyard.core.diagnose.export.ReportHtml;
import trainyard.core.diagnose.export.ReportJson;
import trainyard.core.diagnose.export.ReportMarkdown;
import trainyard.core.diagnose.export.SupportBundle;
import trainyard.core.diagnose.gather.Gatherer;
import trainyard.core.diagnose.rules.RuleBook;
import trainyard.core.remote.RemoteException;
import trainyard.core.render.RenderException;
import trainyard.core.render.Templates;
import trainyard.core.settings.PrivateFiles;
import trainyard.core.settings.SettingsFolder;
import trainyard.core.settings.TemporaryFolder;
import trainyard.core.slurm.SlurmVersion;

@Command(
        name = "diagnose",
        description = {
            "Say why a job failed: from its id on a cluster, or from any mix of logs, folders and support bundles.",
            "Files need no cluster; what each is, is found out. Secrets are taken out of all that is written.",
            "Exit status 0 with a report, also where the cause stays unknown."
        },
        mixinStandardHelpOptions = true,
        subcommands = DiagnoseRulesCommand.class)
final class DiagnoseCommand implements Callable<Integer> {
    private static final Pattern JOB = Pattern.compile("\\d{1,10}(?:_\\d{1,9})?(?:\\+\\d{1,9})?");

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Logs (.gz too), saved outputs, folders, support bundles; - is the standard input.")
    private List<Path> files = List.of();

    @Option(names = "--job", paramLabel = "ID", description = "A job, or a task of an array (12_3), on a cluster.")
    private @Nullable String job;

    @Mixin
    private ClusterChoice cluster = new ClusterChoice();

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Option(names = "--markdown", paramLabel = "FILE", description = "Write it as Markdown, to paste into a ticket.")
    private @Nullable Path markdown;

    @Option(names = "--html", paramLabel = "FILE", description = "Write it as a page for a browser.")
    private @Nullable Path html;

    @Option(
            names = "--bundle",
            paramLabel = "FILE",
            description = "Write evidence and report as one zip file, without secrets, to hand on.")
    private @Nullable Path bundle;

    @Option(
            names = "--with-binaries",
            description = "Take dumps that are no texts into the bundle; nobody looks for secrets in them.")
    private boolean binaries;

    @Option(
            names = "--rules",
            paramLabel = "FOLDER",
            description = "Rules of your own (default: diagnosis in the settings folder).")
    private @Nullable Path rules;

    @Option(
            names = "--slurm",
            paramLabel = "VERSION",
            description = "The version of Slurm, such as 24.11, where the evidence does not tell it.")
    private @Nullable String version;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The zone of times that carry none, such as Europe/Berlin (default: this machine's).")
    private @Nullable String zone;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        check();
        RuleBook book = RuleBook.with(folderOfRules(rules));
        PrintWriter errors = spec.commandLine().getErr();
        book.problems().forEach(problem -> errors.println("trainyard: " + problem));
        if (job == null) {
            report(book, files);
        } else {
            try (var gathered = TemporaryFolder.make("gathered")) {
                gather(job, gathered.path());
                var all = new ArrayList<Path>();
                all.add(gathered.path());
                all.addAll(files);
                report(book, all);
            }
        }
        return 0;
    }

    static Path folderOfRules(@Nullable Path given) {
        return given == null ? SettingsFolder.ofThisUser().diagnosisRules() : given;
    }

    private void check() {
        if (files.isEmpty() && job == null) {
            throw wrong("give files, - for the standard input, or --job with a cluster");
        }
        if (job != null && !JOB.matcher(job).matches()) {
            throw wrong("'" + job + "' is no job's id; write one such as 12 or 12_3");
        }
        if (job == null && cluster.isGiven()) {
            throw wrong("a cluster is asked about a job: say which with --job");
        }
        if (binaries && bundle == null) {
            throw wrong("--with-binaries is about a bundle: say where with --bundle");
        }
        if (version != null && SlurmVersion.find(version).isEmpty()) {
            throw wrong("'" + version + "' is no version of Slurm; write one such as 24.11");
        }
        if (rules != null && !Files.isDirectory(rules)) {
            throw wrong(rules + " is no folder");
        }
        zone();
    }

    private ZoneId zone() {
        try {
            return zone == null ? ZoneId.systemDefault() : ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw wrong("'" + zone + "' is no time zone; write one such as Europe/Berlin or UTC");
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    private void gather(String id, Path folder) throws RemoteException, IOException, InterruptedException {
        try (var open = cluster.open()) {
            new Gatherer(open.shell(), open.connection().sudo(), Clock.systemUTC())
                    .gather(id, open.connection().name(), folder);
        }
    }

    private void report(RuleBook book, List<Path> given) throws IOException, RenderException, InterruptedException {
        try (var opened = EvidenceFiles.open(given, zone(), System.in)) {
            Evidence found = opened.evidence();
            var evidence = new Evidence(
                    found.sources(),
                    found.missing(),
                    zone == null ? found.zone() : zone(),
                    version == null ? found.version() : version);
            Report report = new Diagnosis(book).of(evidence);
            var origin = opened.manifest()
                    .map(manifest -> new SupportBundle.Origin(manifest.job(), manifest.cluster(), manifest.gathered()))
                    .orElseGet(() -> new SupportBundle.Origin(
                            report.job().id(), "", Clock.systemUTC().instant()));
            write(report, evidence, origin);
        }
    }

    private void write(Report report, Evidence evidence, SupportBundle.Origin origin)
            throws IOException, RenderException {
        if (markdown != null) {
            write(markdown, ReportMarkdown.of(report, evidence.zone()));
        }
        if (html != null) {
            write(html, ReportHtml.of(report, evidence.zone(), Templates.shipped()));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(ReportJson.write(report));
        } else {
            new DiagnosisText(out, evidence.zone()).print(new Redaction().of(report));
        }
        out.flush();
        if (bundle != null) {
            Redaction removed =
                    new SupportBundle(evidence, report, origin, binaries).write(bundle, Templates.shipped());
            spec.commandLine()
                    .getErr()
                    .println(bundle + " is written; secrets taken out: " + removed.count()
                            + ". Read it before you hand it on.");
        }
    }

    private static void write(Path file, String text) throws IOException {
        PrivateFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
