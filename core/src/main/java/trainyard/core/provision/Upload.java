package trainyard.core.provision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import trainyard.core.remote.Command;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;

/** Carries a run's folder to the deploy host: as one archive, since it has some hundred small files. */
final class Upload {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String MAKE =
            "umask 077; folder=${XDG_DATA_HOME:-$HOME/.local/share}/trainyard/runs/$1; mkdir -p \"$folder\" && cd \"$folder\" && pwd";
    /** Python is what Ansible needs there anyway. */
    private static final String UNPACK = "umask 077; cd \"$1\" && python3 -m zipfile -e upload.zip . && rm upload.zip";

    private Upload() {}

    /** Makes the folder of a run there, and says where it is. */
    static String makeFolder(RemoteShell shell, String id) throws RemoteException, InterruptedException {
        var words = List.of("sh", "-c", MAKE, "sh", id);
        return shell.run(Command.of(PATIENCE, words)).orFail().text().strip();
    }

    static void carry(RunFolder run, RemoteShell shell, String folder)
            throws IOException, RemoteException, InterruptedException {
        Path archive = Files.createTempFile(run.path(), "upload", ".zip");
        try {
            pack(run.path(), archive);
            shell.put(archive, folder + "/upload.zip", 0600);
            shell.run(Command.of(PATIENCE, List.of("sh", "-c", UNPACK, "sh", folder)))
                    .orFail();
        } finally {
            Files.delete(archive);
        }
    }

    private static void pack(Path folder, Path archive) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(archive));
                Stream<Path> found = Files.walk(folder)) {
            var files = found.filter(Files::isRegularFile)
                    .filter(file -> !file.equals(archive))
                    .toList();
            for (Path file : files) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
            }
        }
    }
}
