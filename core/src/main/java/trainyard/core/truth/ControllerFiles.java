package trainyard.core.truth;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import trainyard.core.conf.ConfFolder;
import trainyard.core.conf.ConfSource;
import trainyard.core.conf.Include;
import trainyard.core.live.SlurmConfig;
import trainyard.core.live.SlurmQueries;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;
import trainyard.core.slurm.SlurmVersion;

/**
 * The configuration files as they lie on a cluster's controller.
 *
 * @param controller its name
 * @param folder where they lie there
 * @param version that slurmctld runs there; empty where it tells none that is known
 * @param texts the files that are there and could be read, by name, with what they include
 * @param unread sentences on the files that could not be read, by name; a file that is not there is in neither
 */
public record ControllerFiles(
        String controller,
        String folder,
        Optional<SlurmVersion> version,
        Map<String, String> texts,
        Map<String, String> unread) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String USUAL = "/etc/slurm/slurm.conf";
    private static final Pattern ABSENT = Pattern.compile("(?i)no such file");
    private static final int MOST_ROUNDS = 4;

    /**
     * Reads them by some commands, none of which changes anything: where slurm.conf lies, by {@code scontrol show config},
     * then the files, through the login machine's own ssh where that is not the controller.
     *
     * @throws RemoteException where the connection is gone, or slurmctld does not answer
     */
    public static ControllerFiles read(RemoteShell shell) throws RemoteException, InterruptedException {
        String here = shell.run(Command.of(PATIENCE, "hostname")).text().strip();
        CommandResult shown = shell.run(SlurmQueries.configuration()).orFail();
        SlurmConfig config = SlurmConfig.parse(shown.text());
        String path = config.value("SLURM_CONF").orElse(USUAL);
        String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        String controller = config.value("SlurmctldHost[0]")
                .map(host -> host.replaceFirst("\\(.*", ""))
                .orElse(here);
        var reader = new Reader(new NodeDoor(shell, controller, here), controller, folder);
        for (String name : ConfFolder.NAMES) {
            reader.read(name, folder + "/" + name);
        }
        reader.read(ConfFolder.PLUGSTACK, folder + "/" + ConfFolder.PLUGSTACK);
        reader.readIncluded();
        return new ControllerFiles(
                controller, folder, config.version(), Map.copyOf(reader.texts), Map.copyOf(reader.unread));
    }

    private static final class Reader {
        private final NodeDoor door;
        private final String controller;
        private final String folder;
        private final Map<String, String> texts = new LinkedHashMap<>();
        private final Map<String, String> unread = new LinkedHashMap<>();

        Reader(NodeDoor door, String controller, String folder) {
            this.door = door;
            this.controller = controller;
            this.folder = folder;
        }

        boolean read(String name, String path) throws RemoteException, InterruptedException {
            switch (door.file(path)) {
                case Output.Nothing(var sentence) -> unread.put(name, sentence);
                case Output.Text said when said.ok() -> texts.put(name, said.text());
                case Output.Text said when ABSENT.matcher(said.errors()).find() -> {}
                case Output.Text said -> unread.put(name, refused(name, path, said.errors()));
            }
            return texts.containsKey(name);
        }

        private String refused(String name, String path, String errors) {
            if (!errors.contains("ermission denied")) {
                return path + " on " + controller + " cannot be read: " + errors.strip();
            }
            return name.equals("slurmdbd.conf")
                    ? "slurmdbd.conf is left out: it holds the database's password, and this login may not read it."
                    : name + " is left out: this login may not read " + path + " on " + controller + ".";
        }

        void readIncluded() throws RemoteException, InterruptedException {
            boolean added = true;
            for (int round = 0; round < MOST_ROUNDS && added; round++) {
                added = false;
                var absent = new ArrayList<Include>();
                ConfFolder.read(ConfSource.texts(texts)).absent().values().forEach(absent::addAll);
                for (Include include : absent) {
                    String path = include.path().startsWith("/") ? include.path() : folder + "/" + include.path();
                    added |= read(path.substring(path.lastIndexOf('/') + 1), path);
                }
            }
        }
    }

    /** Whether the file is neither there nor missing: nothing can be said of it. */
    public boolean isUnread(String name) {
        return unread.containsKey(name);
    }

    /** What could not be read, as sentences. */
    public List<String> notes() {
        return unread.values().stream().distinct().sorted().toList();
    }
}
