package trainyard.core.live.detail;

import java.util.Optional;
import trainyard.core.remote.CommandResult;

/** Whether accounting answers, by the words of sacct and sacctmgr. */
public final class Accounting {
    private Accounting() {}

    /** Whether the cluster has no accounting at all. */
    public static boolean isOff(CommandResult result) {
        String said = said(result);
        return said.contains("accounting storage is disabled")
                || said.contains("not running a supported accounting_storage");
    }

    /** Why accounting has nothing to tell; empty where it answered or failed otherwise. */
    public static Optional<String> missing(CommandResult result) {
        if (isOff(result)) {
            return Optional.of("Accounting is off on this cluster (AccountingStorageType), so Slurm remembers no jobs"
                    + " that ended and knows no limits of accounts and QOS.");
        }
        String said = said(result);
        if (!result.ok() && (said.contains("slurmdbd") || said.contains("persistent connection"))) {
            return Optional.of("slurmdbd does not answer. Look at `systemctl status slurmdbd` on its host.");
        }
        return Optional.empty();
    }

    private static String said(CommandResult result) {
        return result.errors() + "\n" + result.text();
    }
}
