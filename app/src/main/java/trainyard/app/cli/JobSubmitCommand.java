package trainyard.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trainyard.app.cli.ClusterChoice.OpenCluster;
import trainyard.core.job.JobSpec;
import trainyard.core.job.RecipeKind;
import trainyard.core.job.Submissions;
import trainyard.core.job.Submissions.Submission;
import trainyard.core.job.submit.CodeSync;
import trainyard.core.job.submit.JobDoor;
import trainyard.core.job.submit.JobEnd;
import trainyard.core.job.submit.SiteReader;
import trainyard.core.job.submit.SubmitAnswer;
import trainyard.core.live.detail.ClusterDetails;
import trainyard.core.live.detail.JobDetail;
import trainyard.core.live.output.FileState;
import trainyard.core.live.output.FollowedFile;
import trainyard.core.live.output.TextLine;
import trainyard.core.operate.AuditedShell;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;
import trainyard.core.settings.AuditLog;
import trainyard.core.settings.Connection;
import trainyard.core.settings.SettingsFolder;

@Command(
        name = "submit",
        description = {
            "Submit the script of a recipe. Folders that it writes into are made first.",
            "A connection stored in the console must have actions allowed there; --host needs no leave."
        },
        mixinStandardHelpOptions = true)
final class JobSubmitCommand implements Callable<Integer> {
    @Mixin
    private GivenRecipe recipe = new GivenRecipe();

    @Mixin
    private ClusterChoice cluster = new ClusterChoice();

    @Option(names = "--follow", description = "Print what the job writes until it ends; its exit status is this one's.")
    private boolean follow;

    @Option(
            names = "--sync",
            paramLabel = "FOLDER",
            description = "Carry this folder into the work folder first, but for what git ignores.")
    private @Nullable Path code;

    @Option(names = "--overwrite", description = "With --sync: also files that were changed there.")
    private boolean overwrite;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        try (OpenCluster open = cluster.open()) {
            var composed = recipe.composed(new SiteReader(open.shell()).read(open.snapshot()));
            if (composed.isEmpty()) {
                return 1;
            }
            JobSpec job = composed.get().spec();
            if (job.kind() == RecipeKind.INTERACTIVE) {
                out.println(
                        "An interactive job needs a terminal: 'trainyard job render' it, and run it there with bash.");
                out.flush();
                return 1;
            }
            if (follow && job.kind() == RecipeKind.ARRAY) {
                out.println("Nothing is submitted: each task of an array writes a file of its own into "
                        + job.program().outputFolder() + ", and --follow follows one; leave it out.");
                out.flush();
                return 1;
            }
            Connection stored = open.connection();
            var audited = new AuditedShell(
                    open.shell(),
                    stored.with(open.stored() && stored.readOnly(), stored.sudo()),
                    AuditLog.in(SettingsFolder.ofThisUser()),
                    InstantSource.system());
            if (code != null) {
                var synced = new CodeSync(open.shell(), audited)
                        .run(code, job.program().workFolder(), overwrite);
                out.println(synced.sentence());
            }
            SubmitAnswer answer = JobDoor.submit(audited, job, composed.get().script());
            out.println(answer.sentence());
            out.flush();
            if (answer instanceof SubmitAnswer.Submitted(String id)) {
                keep(stored.name(), id, composed.get());
                return follow ? follow(open, id) : 0;
            }
            return 1;
        }
    }

    /** So that the console composes it again. */
    private void keep(String cluster, String id, GivenRecipe.Composed composed) throws IOException {
        String folder = code == null ? "" : code.toAbsolutePath().toString();
        Submissions.in(SettingsFolder.ofThisUser())
                .keep(new Submission(Instant.now(), cluster, id, composed.recipe(), composed.script(), folder));
    }

    private int follow(OpenCluster open, String id) throws Exception {
        String file = new ClusterDetails(open.shell(), ZoneId.systemDefault())
                .job(id)
                .value()
                .map(JobDetail::standardOutput)
                .orElse("");
        var printer = new Printer(spec.commandLine().getOut());
        Thread follower = Thread.ofVirtual().start(() -> {
            try {
                new FollowedFile(open.shell(), file).follow(FollowedFile.ALL, printer);
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            } catch (RemoteException lost) {
                spec.commandLine()
                        .getErr()
                        .println("trainyard: " + lost.problem().sentence());
            }
        });
        JobEnd end = JobEnd.await(open.shell(), id);
        follower.interrupt();
        follower.join();
        // What came between the last look and the end.
        printer.rest(open.shell(), file);
        spec.commandLine().getErr().println("job " + id + ": " + end.state().text());
        spec.commandLine().getErr().flush();
        return end.isSuccess() ? 0 : Math.max(1, end.exitCode());
    }

    /** Prints lines as they end, and knows how many it has printed. */
    private static final class Printer implements FollowedFile.Watcher {
        private static final Duration PATIENCE = Duration.ofMinutes(5);

        private final PrintWriter out;
        private final AtomicLong printed = new AtomicLong();

        Printer(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void state(FileState state) {
            // That the file is awaited, or the connection is, is no line of the job's.
        }

        @Override
        public void lines(List<TextLine> finished, TextLine open) {
            finished.forEach(line -> out.println(line.text()));
            printed.addAndGet(finished.size());
            out.flush();
        }

        void rest(RemoteShell shell, String file) throws RemoteException, InterruptedException {
            CommandResult left = shell.run(
                    trainyard.core.remote.Command.of(PATIENCE, "tail", "-n", "+" + (printed.get() + 1), "--", file));
            if (left.ok()) {
                out.print(left.text());
            } else {
                out.println("trainyard: the job left no output that can be read: "
                        + left.errors().strip());
            }
            out.flush();
        }
    }
}
