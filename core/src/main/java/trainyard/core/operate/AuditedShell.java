package trainyard.core.operate;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;
import trainyard.core.settings.AuditEntry;
import trainyard.core.settings.AuditLog;
import trainyard.core.settings.Connection;

/**
 * Runs single commands that change something on a cluster: none on a read-only connection, and none that the audit log
 * has not taken down before.
 */
public final class AuditedShell {
    private static final int LONGEST_SAID = 2_000;

    private final RemoteShell shell;
    private final Connection connection;
    private final AuditLog audit;
    private final InstantSource clock;

    public AuditedShell(RemoteShell shell, Connection connection, AuditLog audit, InstantSource clock) {
        this.shell = shell;
        this.connection = connection;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Whether anything may be run.
     *
     * @throws NotAllowedException with a sentence that says why not
     */
    public void check() throws NotAllowedException {
        if (connection.readOnly()) {
            throw new NotAllowedException(
                    connection.name()
                            + " is read-only. Switch on \"Allow actions on this cluster\" in the settings of the connection first.");
        }
        try {
            audit.check();
        } catch (IOException unwritable) {
            throw new NotAllowedException("Nothing was done, since the audit log cannot be written: "
                    + AuditLog.reason(unwritable) + ". Mend that first.");
        }
    }

    /**
     * Runs a command to its end, whatever its exit status.
     *
     * @param action in a word or two, as the audit log has it
     */
    public CommandResult run(String action, List<String> targets, Command command)
            throws NotAllowedException, RemoteException, InterruptedException {
        check();
        AuditEntry begun = begin(
                AuditEntry.of(clock.instant(), connection.name(), shell.target(), action, targets, command.words()));
        try {
            CommandResult result = shell.run(command);
            String said = (result.text() + result.errors()).strip();
            end(begun, result.ok() ? Verdict.Status.DONE : Verdict.Status.REFUSED, said);
            return result;
        } catch (RemoteException lost) {
            end(begun, Verdict.Status.UNKNOWN, lost.problem().sentence());
            throw lost;
        } catch (InterruptedException cancelled) {
            end(begun, Verdict.Status.UNKNOWN, "broken off by the user");
            throw cancelled;
        }
    }

    private AuditEntry begin(AuditEntry entry) throws NotAllowedException {
        try {
            return audit.begin(entry);
        } catch (IOException full) {
            throw new NotAllowedException(
                    "Not run, since the audit log cannot be written: " + AuditLog.reason(full) + ".");
        }
    }

    private void end(AuditEntry begun, Verdict.Status status, String said) throws NotAllowedException {
        String cut = said.length() <= LONGEST_SAID ? said : said.substring(0, LONGEST_SAID) + "...";
        try {
            audit.end(begun.ended(status.word(), cut, clock.instant()));
        } catch (IOException full) {
            throw new NotAllowedException("It was run (" + begun.command().getFirst() + ": " + status.word()
                    + "), but the audit log cannot be written any more: " + AuditLog.reason(full) + ".");
        }
    }
}
