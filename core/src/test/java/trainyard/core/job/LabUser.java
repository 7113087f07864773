package trainyard.core.job;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import trainyard.core.Lab;
import trainyard.core.job.submit.JobDoor;
import trainyard.core.job.submit.JobEnd;
import trainyard.core.job.submit.SubmitAnswer;
import trainyard.core.operate.AuditedShell;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.RemoteShell;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;
import trainyard.core.settings.AuditLog;
import trainyard.core.settings.Connection;
import trainyard.core.settings.SettingsFolder;

/** A user of the lab, who composes jobs and waits for them; the work folder is one that all machines see. */
public final class LabUser implements AutoCloseable {
    public static final Duration PATIENCE = Duration.ofMinutes(4);

    public final RemoteShell shell;
    public final String workFolder;
    private final AuditedShell acts;

    public LabUser(Path home) throws Exception {
        Connection user = Lab.ordinaryUser();
        workFolder = "/shared/" + user.user() + "/jobs";
        try (RemoteShell admin = open(Lab.controller())) {
            run(admin, "sudo", "-n", "install", "-d", "-o", user.user(), "/shared/" + user.user());
        }
        shell = open(user);
        run(shell, "mkdir", "-p", workFolder);
        acts = new AuditedShell(shell, user, AuditLog.in(new SettingsFolder(home)), InstantSource.system());
    }

    public static RemoteShell open(Connection connection) {
        return Shells.ofThisUser(connection.knownHosts().orElseThrow(), HostKeyDecision.REFUSE, SecretPrompt.NOBODY)
                .open(connection);
    }

    public static String run(RemoteShell shell, String... words) throws Exception {
        return shell.run(Command.of(PATIENCE, words)).orFail().text().strip();
    }

    /** Runs a command with this on its standard input. */
    static void feed(RemoteShell shell, String input, String... words) throws Exception {
        shell.run(new Command(List.of(words), input.getBytes(StandardCharsets.UTF_8), PATIENCE))
                .orFail();
    }

    public AuditedShell acts() {
        return acts;
    }

    /** Whether a program is on the nodes. */
    boolean hasOnNodes(String program) throws Exception {
        CommandResult there = shell.run(Command.of(
                PATIENCE, "srun", "--nodes=1", "--ntasks=1", "--mpi=none", "sh", "-c", "command -v " + program));
        return there.ok();
    }

    /** A job that was submitted. */
    record Running(String id, String folder, JobSpec spec) {}

    Running submit(Recipe recipe) throws Exception {
        JobSpec spec = ReadRecipe.of(recipe)
                .spec()
                .orElseThrow(() -> new AssertionError(ReadRecipe.of(recipe).problems()));
        SubmitAnswer answer = JobDoor.submit(acts, spec, Recipes.script(recipe));
        if (answer instanceof SubmitAnswer.Submitted(String id)) {
            return new Running(id, spec.program().outputFolder() + "/" + id, spec);
        }
        return fail(answer.sentence());
    }

    /** What the job's own output file holds once it has ended. */
    String output(Running job) throws Exception {
        JobEnd.await(shell, job.id());
        return text(job.spec().program().outputFolder() + "/" + job.id() + ".out");
    }

    /** The output of a job that must have ended well; of an array's tasks one after the other. */
    String success(Running job) throws Exception {
        var outputs = new StringBuilder();
        boolean array = job.spec().kind() == RecipeKind.ARRAY;
        for (String id : array ? List.of(job.id() + "_0", job.id() + "_1") : List.of(job.id())) {
            JobEnd end = JobEnd.await(shell, id);
            String output = text(job.spec().program().outputFolder() + "/" + id + ".out");
            if (!end.isSuccess()) {
                fail(job.spec().name() + ": " + end + "\n" + output);
            }
            outputs.append(output).append('\n');
        }
        return outputs.toString();
    }

    public String text(String file) throws Exception {
        return run(shell, "cat", "--", file);
    }

    /** Waits until a running job has made all of these files, on the machine itself. */
    void awaitFiles(String folder, String... names) throws Exception {
        String wait = "cd \"$1\" && shift && for file; do until [ -e \"$file\" ]; do sleep 0.2; done; done";
        var words = new ArrayList<>(List.of("timeout", "120", "sh", "-c", wait, "sh", folder));
        words.addAll(List.of(names));
        run(shell, "timeout", "120", "sh", "-c", "until [ -d \"$1\" ]; do sleep 0.2; done", "sh", folder);
        run(shell, words.toArray(String[]::new));
    }

    public void write(String file, String text) throws Exception {
        feed(shell, text, "sh", "-c", "cat >\"$1\"", "sh", file);
    }

    static String resource(String name) throws IOException {
        try (var in = LabUser.class.getResourceAsStream("/trainyard/job/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        shell.close();
    }
}
