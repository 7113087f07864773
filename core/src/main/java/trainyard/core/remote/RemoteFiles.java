package trainyard.core.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import trainyard.core.settings.PrivateFiles;

/**
 * Carries files over commands' input and output: one way for both clients, which needs no SFTP on the other side. A
 * file appears whole or not at all: it is written beside the old one, counted, and renamed.
 */
final class RemoteFiles {
    /** For a large file on a slow line; a dead connection is found long before. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    /** Arguments: target, draft, mode, bytes. The count guards against an input that a broken connection cut short. */
    private static final String PUT = """
            umask 077
            if [ -d "$1" ]; then echo "it is a folder" >&2; exit 1; fi
            trap 'rm -f "$2"' EXIT
            trap 'exit 1' HUP INT TERM
            cat >"$2" || exit 1
            if [ "$(wc -c <"$2")" -ne "$4" ]; then echo "it did not arrive whole: $(wc -c <"$2") of $4 bytes" >&2; exit 1; fi
            chmod "$3" "$2" && mv -f "$2" "$1"
            """;

    private final CommandRunner runner;

    RemoteFiles(CommandRunner runner) {
        this.runner = runner;
    }

    void put(Path local, String remotePath, int mode) throws RemoteException, InterruptedException {
        String folder = remotePath.substring(0, remotePath.lastIndexOf('/') + 1);
        String draft = folder + ".trainyard-" + UUID.randomUUID();
        try (InputStream content = Files.newInputStream(local)) {
            String bytes = Long.toString(Files.size(local));
            var words = List.of("sh", "-c", PUT, "put", remotePath, draft, Integer.toOctalString(mode), bytes);
            var result = runner.exchange(Command.of(PATIENCE, words), content::transferTo, InputStream::readAllBytes);
            orFail(result, remotePath);
        } catch (IOException unreadable) {
            throw failed(local.toString(), Failures.reason(unreadable), unreadable);
        }
    }

    void get(String remotePath, Path local) throws RemoteException, InterruptedException {
        Path target = local.toAbsolutePath();
        Path draft = target.resolveSibling(".trainyard-" + UUID.randomUUID());
        try {
            try (OutputStream content = Files.newOutputStream(draft)) {
                var command = Command.of(PATIENCE, "cat", "--", remotePath);
                var result = runner.exchange(command, _ -> {}, output -> copy(output, content));
                orFail(result, remotePath);
            }
            PrivateFiles.replace(draft, target);
        } catch (UncheckedIOException unwritable) {
            throw failed(local.toString(), Failures.reason(unwritable), unwritable);
        } catch (IOException unwritable) {
            throw failed(local.toString(), Failures.reason(unwritable), unwritable);
        } finally {
            discard(draft);
        }
    }

    /** Reading may fail because the connection broke, writing because the disk is full: only the latter is unchecked. */
    private static byte[] copy(InputStream output, OutputStream content) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        for (int n = output.read(buffer); n >= 0; n = output.read(buffer)) {
            try {
                content.write(buffer, 0, n);
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }
        return new byte[0];
    }

    private static void discard(Path draft) throws RemoteException {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException stuck) {
            throw failed(draft.toString(), Failures.reason(stuck), stuck);
        }
    }

    private static void orFail(CommandResult result, String path) throws RemoteException {
        if (!result.ok()) {
            String said = result.errors().strip();
            String detail = said.isEmpty() ? "exit status " + result.exitStatus() : said;
            throw new RemoteException(new RemoteProblem.FileFailed(path, detail));
        }
    }

    private static RemoteException failed(String path, String detail, Exception cause) {
        return new RemoteException(new RemoteProblem.FileFailed(path, detail), cause);
    }
}
