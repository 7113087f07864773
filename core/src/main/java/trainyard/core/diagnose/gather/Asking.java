package trainyard.core.diagnose.gather;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteProblem;
import trainyard.core.remote.RemoteShell;

/** Asks for one piece at a time: what does not come is noted as missing, and the others go on. */
final class Asking {
    static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int LONGEST_SAID = 300;

    private final RemoteShell shell;
    private final boolean sudo;
    private final Collected collected;

    /** @param sudo whether files that only root may read are read through {@code sudo -n} */
    Asking(RemoteShell shell, boolean sudo, Collected collected) {
        this.shell = shell;
        this.sudo = sudo;
        this.collected = collected;
    }

    RemoteShell shell() {
        return shell;
    }

    Collected collected() {
        return collected;
    }

    /** The words of a script with its arguments, to be run as root where that is allowed. */
    List<String> script(String name, String text, List<String> arguments) {
        var words = new ArrayList<String>();
        if (sudo) {
            words.addAll(List.of("sudo", "-n"));
        }
        words.addAll(List.of("sh", "-c", text, name));
        words.addAll(arguments);
        return words;
    }

    /**
     * What a command printed; empty, and noted as missing, where it failed or took too long.
     *
     * @param what it is for, in words
     * @throws RemoteException where the connection itself is gone
     */
    Optional<CommandResult> ask(String what, Command command) throws RemoteException, InterruptedException {
        CommandResult result;
        try {
            result = shell.run(command);
        } catch (RemoteException failed) {
            if (failed.problem() instanceof RemoteProblem.TimedOut(var _, var limit)) {
                collected.miss(what, "There was no answer within " + limit.toSeconds() + " s.", shown(command));
                return Optional.empty();
            }
            throw failed;
        }
        if (result.ok()) {
            return Optional.of(result);
        }
        collected.miss(what, said(result), shown(command));
        return Optional.empty();
    }

    static String said(CommandResult result) {
        String said = (result.errors() + " " + result.text()).strip().replaceAll("\\s+", " ");
        String cut = said.length() <= LONGEST_SAID ? said : said.substring(0, LONGEST_SAID) + "…";
        return cut.isEmpty()
                ? result.command().words().getFirst() + " ended with exit status " + result.exitStatus() + "."
                : cut.replaceFirst("\\.?$", ".");
    }

    /** The command as a person would type it; a script is no such thing. */
    private static String shown(Command command) {
        return command.words().contains("-c") ? "" : command.line();
    }
}
