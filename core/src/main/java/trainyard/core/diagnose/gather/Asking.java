package trainyard.core.diagnose.gather;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.NodeLogin;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteProblem;
import trainyard.core.remote.RemoteShell;

/** Asks machines over one connection, which others use as well: two of its sessions stay free for them. */
public final class Asking {
    private static final int NOT_FOUND = 127;
    private static final Duration OF_A_NAME = Duration.ofSeconds(5);

    private final RemoteShell shell;
    private final boolean sudo;
    private final Semaphore sessions = new Semaphore(RemoteShell.SESSIONS - 2, true);

    /** @param sudo whether what this login may not read is read through {@code sudo -n} */
    public Asking(RemoteShell shell, boolean sudo) {
        this.shell = shell;
        this.sudo = sudo;
    }

    /** A command's answer, or why there is none; of both, at most one is empty. */
    public record Answer(Optional<CommandResult> result, String trouble) {
        public boolean ok() {
            return result.filter(CommandResult::ok).isPresent();
        }

        /** Standard output where the command succeeded; else empty. */
        public String text() {
            return ok() ? result.orElseThrow().text() : "";
        }

        /** Standard error, whatever the status. */
        public String errors() {
            return result.map(CommandResult::errors).orElse("");
        }

        /** What was said of a failure, on one line; empty where it succeeded. */
        public String failure() {
            return ok()
                    ? ""
                    : result.map(one -> (one.errors() + "\n" + one.text()).strip())
                            .flatMap(said -> said.lines().findFirst())
                            .map(line -> line.endsWith(".") ? line : line + ".")
                            .orElse(trouble);
        }
    }

    public boolean sudo() {
        return sudo;
    }

    /** The machine that the connection leads to, for people. */
    public String target() {
        return shell.target();
    }

    /** @throws RemoteException where the connection itself does not work */
    public Answer run(Command command) throws RemoteException, InterruptedException {
        sessions.acquire();
        try {
            return new Answer(Optional.of(shell.run(command)), "");
        } catch (RemoteException failed) {
            return new Answer(Optional.empty(), sentence(failed));
        } finally {
            sessions.release();
        }
    }

    /**
     * Runs a script on a machine.
     *
     * @param machine empty for the one that the connection leads to
     * @return why it was not run to its end, as a sentence; empty where it was
     */
    public String script(
            Optional<String> machine,
            Duration patience,
            GatherScripts script,
            List<String> arguments,
            Consumer<ScriptPiece> taker)
            throws RemoteException, InterruptedException {
        byte[] random = new byte[16];
        ThreadLocalRandom.current().nextBytes(random);
        String mark = HexFormat.of().formatHex(random);
        List<String> words = script.words(mark, sudo, arguments);
        if (machine.isPresent() && !NodeLogin.isHost(machine.get())) {
            return "'" + machine.get() + "' is no host name, so that it is not asked.";
        }
        Command command = machine.map(host -> NodeLogin.command(host, patience, words))
                .orElseGet(() -> Command.of(patience, words));
        sessions.acquire();
        CommandResult result;
        try {
            result = shell.follow(command, new Frames(mark, taker));
            Optional<NodeLogin.Trouble> closed = machine.flatMap(host -> closed(host, result));
            if (closed.isPresent()) {
                return directly(machine.get(), closed.get(), Command.of(patience, words), new Frames(mark, taker));
            }
        } catch (RemoteException failed) {
            return sentence(failed);
        } finally {
            sessions.release();
        }
        return ended(machine, result);
    }

    private String ended(Optional<String> machine, CommandResult result) {
        return result.ok()
                ? ""
                : machine.orElseGet(shell::target) + " could not be looked at: "
                        + result.errors().strip().lines().findFirst().orElse("exit status " + result.exitStatus())
                        + ".";
    }

    private Optional<NodeLogin.Trouble> closed(String host, CommandResult result) {
        if (result.exitStatus() == NodeLogin.FAILED) {
            return Optional.of(NodeLogin.trouble(host, result.errors(), shell.target()));
        }
        return result.exitStatus() == NOT_FOUND && result.errors().contains("ssh")
                ? Optional.of(new NodeLogin.Trouble(NodeLogin.Kind.REFUSED, NodeLogin.noSsh(shell.target())))
                : Optional.empty();
    }

    /**
     * By a login of the console's own through the connection, where the machine that it leads to has none: that needs no
     * key on the controller.
     */
    private String directly(String host, NodeLogin.Trouble trouble, Command command, Frames frames)
            throws RemoteException, InterruptedException {
        if (trouble.kind() == NodeLogin.Kind.UNREACHABLE) {
            return trouble.sentence();
        }
        var names = new ArrayList<>(List.of(host));
        shell.run(Command.of(OF_A_NAME, "getent", "ahostsv4", host))
                .text()
                .lines()
                .findFirst()
                .map(line -> line.replaceFirst("\\s.*", ""))
                .ifPresent(names::add);
        try {
            Optional<RemoteShell> beyond = shell.beyond(host, names);
            if (beyond.isEmpty()) {
                return trouble.sentence();
            }
            try (RemoteShell node = beyond.get()) {
                return ended(Optional.of(host), node.follow(command, frames));
            }
        } catch (RemoteException refused) {
            // It is the node's failure, not that of the connection through which it was tried.
            return trouble.sentence() + " Nor could the console log in there itself: "
                    + refused.problem().sentence();
        }
    }

    /** @throws RemoteException the same where no further command can be run either */
    private static String sentence(RemoteException failed) throws RemoteException {
        return switch (failed.problem()) {
            case RemoteProblem.TimedOut(var _, var limit) -> "There was no answer within " + limit.toSeconds() + " s.";
            case RemoteProblem.CommandFailed problem -> problem.sentence();
            case RemoteProblem.NotUnderstood problem -> problem.sentence();
            case RemoteProblem.FileFailed problem -> problem.sentence();
            default -> throw failed;
        };
    }

    /** A command of Slurm that writes times with their offset. */
    public static Command slurm(Duration patience, String... words) {
        var all = new ArrayList<>(List.of("env", "SLURM_TIME_FORMAT=%Y-%m-%dT%H:%M:%S%z", "SLURM_BITSTR_LEN=0"));
        all.addAll(Arrays.asList(words));
        return Command.of(patience, all);
    }
}
