package trainyard.core.live;

import java.util.Locale;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteProblem;
import trainyard.core.remote.RemoteProblem.CommandFailed;

/** What a failing Slurm command means, in a sentence for an admin. */
public final class SlurmTrouble {
    /** The status of a shell, and of env(1), that does not find a command. */
    private static final int NOT_FOUND = 127;

    private SlurmTrouble() {}

    /** The same failure, with a message that says what it means for Slurm. */
    public static RemoteException explained(RemoteException failed, String target) {
        return failed.problem() instanceof CommandFailed
                ? new RemoteException(new RemoteProblem.Misconfigured(sentence(failed.problem(), target)), failed)
                : failed;
    }

    static String sentence(RemoteProblem problem, String target) {
        return problem instanceof CommandFailed(var command, var status, var errors)
                ? sentence(command, status, errors, target)
                : problem.sentence();
    }

    private static String sentence(String command, int status, String errors, String target) {
        String said = errors.toLowerCase(Locale.ROOT);
        String quoted = errors.isBlank()
                ? ""
                : " (" + errors.lines().findFirst().orElse("").strip() + ")";
        if (status == NOT_FOUND) {
            return target + " has no Slurm commands, or not in the PATH of a login without terminal" + quoted
                    + ". Connect to the controller or a login node.";
        }
        if (said.contains("unable to contact slurm controller")) {
            return "slurmctld does not answer " + target + quoted
                    + ". Look at `systemctl status slurmctld` on the controller.";
        }
        if (said.contains("munge")
                || said.contains("protocol authentication error")
                || said.contains("zero bytes were transmitted")) {
            return "Slurm does not trust " + target + quoted
                    + ". Check that munge runs there, with the cluster's key and the right time.";
        }
        if (said.contains("slurm.conf") || said.contains("configuration source")) {
            return "Slurm's configuration on " + target + " cannot be used" + quoted + ".";
        }
        return new CommandFailed(command, status, errors).sentence();
    }
}
