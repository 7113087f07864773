package trainyard.core.job.submit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import trainyard.core.job.JobSpec;
import trainyard.core.operate.AuditedShell;
import trainyard.core.operate.NotAllowedException;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;

/** Hands scripts to a cluster. The script goes over sbatch's standard input: nothing of it is a word of a command. */
public final class JobDoor {
    /** A scheduling pass can hold slurmctld's locks for tens of seconds on a large cluster. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** The status of a shell that does not find a command. */
    private static final int NOT_FOUND = 127;

    private JobDoor() {}

    /** The command of {@link #test}. */
    public static Command testing(String script) {
        return command(script, "sbatch", "--test-only");
    }

    /** The last command of {@link #submit}. */
    public static Command submitting(String script) {
        return command(script, "sbatch", "--parsable");
    }

    private static Command command(String script, String... words) {
        return new Command(List.of(words), script.getBytes(StandardCharsets.UTF_8), PATIENCE);
    }

    /**
     * What runs before a job is submitted: the folders are made into which Slurm and the script write. slurmd does not
     * make them, and a job whose output cannot be written ends without a word.
     */
    public static List<Command> before(JobSpec spec) {
        List<String> folders = Stream.of(
                        spec.program().workFolder(), spec.program().outputFolder())
                .filter(folder -> !folder.isEmpty())
                .toList();
        if (folders.isEmpty()) {
            return List.of();
        }
        var words = new ArrayList<>(List.of("mkdir", "-p", "--"));
        words.addAll(folders);
        return List.of(Command.of(PATIENCE, words));
    }

    /** Asks whether Slurm would take it, and when it would start. Nothing is submitted. */
    public static SubmitAnswer test(RemoteShell shell, String script) throws RemoteException, InterruptedException {
        return SubmitAnswer.tested(found(shell.run(testing(script))));
    }

    /** Submits it. */
    public static SubmitAnswer submit(AuditedShell shell, JobSpec spec, String script)
            throws NotAllowedException, RemoteException, InterruptedException {
        for (Command command : before(spec)) {
            shell.run("make folders", List.of(spec.name()), command).orFail();
        }
        return SubmitAnswer.submitted(found(shell.run("submit", List.of(spec.name()), submitting(script))));
    }

    /** A machine without sbatch is no refusal of the job. */
    private static CommandResult found(CommandResult result) throws RemoteException {
        return result.exitStatus() == NOT_FOUND ? result.orFail() : result;
    }
}
