package trainyard.core.live.output;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteProblem;
import trainyard.core.remote.RemoteShell;

/**
 * A file on another machine, followed as it grows, with {@code stat} and {@code tail -F} of GNU coreutils. A file that
 * is not there yet is waited for, one that was rotated or emptied is gone on with. Nothing but the lines at hand is
 * held, however large the file is.
 */
public final class FollowedFile {
    /** Shown of a file at first, unless its beginning is asked for; in bytes. */
    public static final long LAST_PART = 256 * 1024;

    /** For {@code last}: all of the file. */
    public static final long ALL = Long.MAX_VALUE;

    /** A round ends and the next goes on where it stopped, so that no command runs for ever on the other machine. */
    private static final Duration ROUND = Duration.ofMinutes(15);

    private static final Duration PAUSE = Duration.ofSeconds(3);

    /** What tail says of the file must stand in its place amid what it carries. */
    private static final String TAIL = "exec tail \"$@\" 2>&1";

    private final RemoteShell shell;
    private final String path;

    /** @param path absolute, or from the user's home */
    public FollowedFile(RemoteShell shell, String path) {
        this.shell = shell;
        this.path = path;
    }

    /** Takes what comes; calls do not overlap. One that blocks slows the sender down. */
    public interface Watcher {
        void state(FileState state);

        /**
         * @param finished lines that have ended since the last call
         * @param open the line that has no end yet, as it stands now; empty text for none
         */
        void lines(List<TextLine> finished, TextLine open);
    }

    /**
     * Follows until the thread is interrupted, which ends the command on the other machine too. A connection that broke
     * is waited for.
     *
     * @param last where to begin: so many bytes before the end
     * @throws RemoteException where following cannot help: the path is no file, or the machine has no tail
     */
    public void follow(long last, Watcher watcher) throws RemoteException, InterruptedException {
        var progress = new Progress(path, last, watcher);
        while (true) {
            try {
                CommandResult told = shell.run(FileStat.command(path));
                Optional<FileStat> stat = FileStat.read(told);
                if (stat.isPresent()) {
                    long from = progress.begin(orRefuse(stat.get()));
                    ended(shell.follow(tail(from), progress));
                } else {
                    progress.lacks(reason(told));
                }
            } catch (Progress.Moved moved) {
                continue;
            } catch (RemoteException failed) {
                if (!failed.problem().isPassing()) {
                    throw failed;
                }
                if (isRoundOver(failed.problem())) {
                    continue;
                }
                watcher.state(new FileState.Broken(failed.problem().sentence()));
            }
            Thread.sleep(PAUSE);
        }
    }

    /** stat exits with 1 where the file is not there or may not be seen; anything else is no answer. */
    private static String reason(CommandResult told) throws RemoteException {
        if (told.exitStatus() != 1) {
            told.orFail();
        }
        String said = told.errors().strip();
        return said.substring(said.lastIndexOf(": ") + 1).strip();
    }

    private static boolean isRoundOver(RemoteProblem problem) {
        return problem instanceof RemoteProblem.TimedOut(var command, var limit) && limit.equals(ROUND);
    }

    private FileStat orRefuse(FileStat stat) throws RemoteException {
        if (!stat.isFile()) {
            throw new RemoteException(new RemoteProblem.Misconfigured(
                    path + " is no file that could be followed, but a " + stat.kind() + "."));
        }
        return stat;
    }

    /** @param from the first byte wanted, from 1 */
    private Command tail(long from) {
        return Command.of(ROUND, "env", "LC_ALL=C", "sh", "-c", TAIL, "tail", "-c", "+" + from, "-F", "--", path);
    }

    /** tail ends by itself only where somebody ended it, or it could not begin. */
    private static void ended(CommandResult result) throws RemoteException {
        if (result.exitStatus() > 1 && result.exitStatus() < 128) {
            result.orFail();
        }
    }
}
