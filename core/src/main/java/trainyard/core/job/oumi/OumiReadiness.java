package trainyard.core.job.oumi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;

/**
 * Whether Oumi's client for Slurm finds what it needs on the machine that it logs in to. It has no options of its own:
 * it calls ssh and rsync, and on the other side Slurm's commands by their names.
 */
public final class OumiReadiness {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final List<String> PROGRAMS = List.of("sbatch", "squeue", "scontrol", "scancel", "sacct", "rsync");

    /** Where its jobs write: slurmd makes no folder. */
    private static final String LOGS = "oumi_slurm_logs";

    private OumiReadiness() {}

    /**
     * One thing that it needs.
     *
     * @param command that shows the same by hand
     * @param mend empty where it is there
     */
    public record Need(String what, boolean isThere, String command, String mend) {}

    /** Looks at all of them; nothing is changed. */
    public static List<Need> check(RemoteShell shell) throws RemoteException, InterruptedException {
        var needs = new ArrayList<Need>();
        needs.add(new Need("ssh to " + shell.target(), true, "ssh " + shell.target(), ""));
        for (String program : PROGRAMS) {
            Command look = Command.of(PATIENCE, "sh", "-c", "command -v -- \"$1\"", "sh", program);
            needs.add(need(program, shell.run(look), "command -v " + program, "Install it there."));
        }
        needs.add(need(
                "accounting answers (its client lists jobs by sacct)",
                shell.run(Command.of(PATIENCE, "sacct", "-X", "-n", "--starttime=now", "--format=JobID")),
                "sacct -X",
                "Switch accounting on: slurmdbd, AccountingStorageType=accounting_storage/slurmdbd."));
        needs.add(need(
                "folder ~/" + LOGS,
                shell.run(Command.of(PATIENCE, "test", "-d", LOGS)),
                "ls -d ~/" + LOGS,
                "Make it: mkdir ~/" + LOGS));
        return List.copyOf(needs);
    }

    private static Need need(String what, CommandResult result, String command, String mend) {
        return new Need(what, result.ok(), command, result.ok() ? "" : mend);
    }
}
