package trainyard.core.live.detail;

import java.util.Optional;
import trainyard.core.remote.CommandResult;

/** Whether accounting answers, by the words of sacct and sacctmgr. */
final class Accounting {
    private Accounting() {}

    /** Why accounting has nothing to tell; empty where it answered or failed otherwise. */
    static Optional<String> missing(CommandResult result) {
        String said = (result.errors() + "\n" + result.text());
        if (said.contains("accounting storage is disabled")
                || said.contains("not running a supported accounting_storage")) {
            return Optional.of("Accounting is off on this cluster (AccountingStorageType), so Slurm remembers no jobs"
                    + " that ended and knows no limits of accounts and QOS.");
        }
        if (!result.ok() && (said.contains("slurmdbd") || said.contains("persistent connection"))) {
            return Optional.of("slurmdbd does not answer. Look at `systemctl status slurmdbd` on its host.");
        }
        return Optional.empty();
    }
}
