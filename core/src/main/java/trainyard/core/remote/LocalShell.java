package trainyard.core.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** This machine, in the same words as another: what runs over SSH elsewhere runs here as a process. */
public final class LocalShell implements RemoteShell {
    private static final String NAME = "this machine";
    private static final long END_SECONDS = 5;

    private final CommandRunner runner = new CommandRunner(NAME, LocalShell::start);

    @Override
    public CommandResult run(Command command) throws RemoteException, InterruptedException {
        return runner.run(command);
    }

    @Override
    public CommandResult stream(Command command, Consumer<String> line) throws RemoteException, InterruptedException {
        return runner.stream(command, line);
    }

    @Override
    public CommandResult follow(Command command, Printed printed) throws RemoteException, InterruptedException {
        return runner.follow(command, printed);
    }

    @Override
    public void put(Path local, String path, int mode) throws RemoteException {
        copy(local, Path.of(path));
        try {
            if (Files.getFileStore(Path.of(path)).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(Path.of(path), permissions(mode));
            }
        } catch (IOException refused) {
            throw failed(path, refused);
        }
    }

    @Override
    public void get(String path, Path local) throws RemoteException {
        copy(Path.of(path), local);
    }

    /** A port of this machine is reached without a tunnel. */
    @Override
    public Forward forward(String host, int port) throws RemoteException {
        throw new RemoteException(new RemoteProblem.Misconfigured("No tunnel leads from this machine to itself."));
    }

    @Override
    public String target() {
        return NAME;
    }

    @Override
    public void close() {
        // Nothing is kept open between commands.
    }

    private static void copy(Path from, Path to) throws RemoteException {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            throw failed(to.toString(), refused);
        }
    }

    private static RemoteException failed(String path, IOException refused) {
        return new RemoteException(new RemoteProblem.FileFailed(path, Failures.reason(refused)), refused);
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        var all = PosixFilePermission.values();
        var given = EnumSet.noneOf(PosixFilePermission.class);
        for (int bit = 0; bit < all.length; bit++) {
            if ((mode & (1 << (all.length - 1 - bit))) != 0) {
                given.add(all[bit]);
            }
        }
        return given;
    }

    private static RemoteProcess start(List<String> words) throws RemoteException {
        try {
            return new Local(new ProcessBuilder(words).start());
        } catch (IOException missing) {
            throw new RemoteException(
                    new RemoteProblem.Misconfigured(
                            "There is no program " + words.getFirst() + " on this machine. Install it first."),
                    missing);
        }
    }

    private record Local(Process process) implements RemoteProcess {
        @Override
        public OutputStream input() {
            return process.getOutputStream();
        }

        @Override
        public InputStream output() {
            return process.getInputStream();
        }

        @Override
        public InputStream errors() {
            return process.getErrorStream();
        }

        @Override
        public int exitStatus() throws InterruptedException {
            return process.waitFor();
        }

        @Override
        public void end() {
            process.destroy();
            try {
                if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException hurried) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            if (process.isAlive()) {
                process.destroy();
            }
        }
    }
}
