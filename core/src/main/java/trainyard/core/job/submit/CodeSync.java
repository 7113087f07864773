package trainyard.core.job.submit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trainyard.core.operate.AuditedShell;
import trainyard.core.operate.NotAllowedException;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.LocalShell;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteProblem;
import trainyard.core.remote.RemoteShell;

/**
 * Carries a folder of code into a job's work folder: what differs, and but for what git ignores. Nothing is removed
 * there, and a file that somebody changed there since it was carried is not written over unless that is wanted: which
 * those are is known by a list of checksums that is kept beside the code.
 */
public final class CodeSync {
    /** In the work folder; as sha256sum(1) prints and reads it. */
    static final String LIST = ".trainyard-sync";

    /** Data belongs on the cluster's own disks, and is not carried each time. */
    private static final int MOST_FILES = 10_000;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** sha256sum of each file named on standard input that is there, ended by a NUL as it is named by one. */
    private static final String SUMS =
            "cd \"$1\" 2>/dev/null || exit 0; xargs -0 -r sha256sum -z -- 2>/dev/null; exit 0";

    private static final String FOLDERS = "cd \"$1\" && xargs -0 -r mkdir -p --";

    private final RemoteShell shell;
    private final AuditedShell acts;

    public CodeSync(RemoteShell shell, AuditedShell acts) {
        this.shell = shell;
        this.acts = acts;
    }

    /**
     * What was done.
     *
     * @param carried files, by their paths below the folder
     * @param same how many were there already
     * @param kept files that were changed there, and not written over
     */
    public record Synced(List<String> carried, int same, List<String> kept) {
        public String sentence() {
            String left =
                    kept.isEmpty() ? "" : " Changed there, and left as they are: " + String.join(", ", kept) + ".";
            return carried.size() + " files carried, " + same + " were there already." + left;
        }
    }

    /**
     * @param overwrite also what was changed there
     * @throws RemoteException with a sentence, also where the local folder cannot be read
     */
    public Synced run(Path folder, String workFolder, boolean overwrite)
            throws NotAllowedException, RemoteException, InterruptedException {
        Map<String, String> here = sums(folder);
        acts.run("make folders", List.of(workFolder), Command.of(PATIENCE, "mkdir", "-p", "--", workFolder))
                .orFail();
        Map<String, String> there = remoteSums(workFolder, here.keySet());
        Map<String, String> before = lastTime(workFolder);
        var carried = new ArrayList<String>();
        var kept = new ArrayList<String>();
        here.forEach((path, sum) -> {
            String other = there.get(path);
            if (sum.equals(other)) {
                return;
            }
            boolean changedThere = other != null && !other.equals(before.get(path));
            (changedThere && !overwrite ? kept : carried).add(path);
        });
        carry(folder, workFolder, carried);
        var sums = new TreeMap<>(here);
        kept.forEach(sums::remove);
        keep(workFolder, sums);
        return new Synced(carried, here.size() - carried.size() - kept.size(), kept);
    }

    private void carry(Path folder, String workFolder, List<String> paths)
            throws NotAllowedException, RemoteException, InterruptedException {
        if (paths.isEmpty()) {
            return;
        }
        var folders = paths.stream()
                .filter(path -> path.contains("/"))
                .map(path -> "./" + path.substring(0, path.lastIndexOf('/')))
                .collect(Collectors.toCollection(TreeSet::new));
        acts.run(
                        "carry code",
                        List.of(workFolder),
                        new Command(List.of("sh", "-c", FOLDERS, "sh", workFolder), zeroed(folders.stream()), PATIENCE))
                .orFail();
        for (String path : paths) {
            Path file = folder.resolve(path);
            shell.put(file, workFolder + "/" + path, Files.isExecutable(file) ? 0755 : 0644);
        }
    }

    private Map<String, String> remoteSums(String workFolder, Iterable<String> paths)
            throws RemoteException, InterruptedException {
        var names = new ArrayList<String>();
        paths.forEach(path -> names.add("./" + path));
        CommandResult result =
                shell.run(new Command(List.of("sh", "-c", SUMS, "sh", workFolder), zeroed(names.stream()), PATIENCE));
        return read(result.orFail().text(), "\0");
    }

    private Map<String, String> lastTime(String workFolder) throws RemoteException, InterruptedException {
        CommandResult result = shell.run(Command.of(PATIENCE, "cat", "--", workFolder + "/" + LIST));
        return result.ok() ? read(result.text(), "\n") : Map.of();
    }

    private void keep(String workFolder, Map<String, String> sums) throws RemoteException, InterruptedException {
        String lines = sums.entrySet().stream()
                .map(entry -> entry.getValue() + "  ./" + entry.getKey() + "\n")
                .collect(Collectors.joining());
        try {
            Path draft = Files.createTempFile("trainyard-sync", "");
            try {
                Files.writeString(draft, lines);
                shell.put(draft, workFolder + "/" + LIST, 0644);
            } finally {
                Files.delete(draft);
            }
        } catch (IOException full) {
            throw failed(LIST, String.valueOf(full.getMessage()));
        }
    }

    private static Map<String, String> read(String text, String end) {
        var sums = new HashMap<String, String>();
        for (String line : text.split(end)) {
            int gap = line.indexOf("  ./");
            if (gap > 0) {
                sums.put(line.substring(gap + 4), line.substring(0, gap));
            }
        }
        return sums;
    }

    private static byte[] zeroed(Stream<String> words) {
        return words.map(word -> word + "\0").collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8);
    }

    /** The files of a folder with their checksums, but for what git ignores. */
    private static Map<String, String> sums(Path folder) throws RemoteException, InterruptedException {
        if (!Files.isDirectory(folder)) {
            throw failed(folder.toString(), "it is no folder");
        }
        List<String> paths = paths(folder);
        if (paths.size() > MOST_FILES) {
            throw failed(
                    folder.toString(),
                    "it has " + paths.size() + " files; have git ignore what is data, or carry that once by yourself");
        }
        var sums = new TreeMap<String, String>();
        for (String path : paths) {
            Path file = folder.resolve(path);
            // A file that git knows may have been removed since; links would leave the folder.
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && !path.contains("\n")) {
                sums.put(path, sum(file));
            }
        }
        return sums;
    }

    private static List<String> paths(Path folder) throws RemoteException, InterruptedException {
        CommandResult git = git(folder);
        if (git.ok()) {
            return Arrays.stream(git.text().split("\0"))
                    .filter(path -> !path.isEmpty())
                    .toList();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> !path.startsWith(".git/"))
                    .toList();
        } catch (IOException unreadable) {
            throw failed(folder.toString(), String.valueOf(unreadable.getMessage()));
        }
    }

    /** Not in order where git is not installed, or the folder is no part of a repository. */
    private static CommandResult git(Path folder) throws RemoteException, InterruptedException {
        Command command = Command.of(
                PATIENCE,
                "git",
                "-C",
                folder.toString(),
                "ls-files",
                "-z",
                "--cached",
                "--others",
                "--exclude-standard");
        try (var here = new LocalShell()) {
            return here.run(command);
        } catch (RemoteException missing) {
            if (missing.problem() instanceof RemoteProblem.Misconfigured) {
                return new CommandResult(command, 1, new byte[0], "", Duration.ZERO);
            }
            throw missing;
        }
    }

    private static String sum(Path file) throws RemoteException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException unreadable) {
            throw failed(file.toString(), String.valueOf(unreadable.getMessage()));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every Java has SHA-256", never);
        }
    }

    private static RemoteException failed(String path, String detail) {
        return new RemoteException(new RemoteProblem.FileFailed(path, detail));
    }
}
