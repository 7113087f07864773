package trainyard.core.truth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import trainyard.core.conf.ConfFolder;
import trainyard.core.conf.ConfSource;
import trainyard.core.conf.Include;
import trainyard.core.remote.RemoteException;

/**
 * slurm.conf and gres.conf as they lie on a node, with what they include.
 *
 * @param trouble why a file is not there, by its name
 */
record NodeConf(ConfFolder folder, Map<String, String> trouble) {
    static final String SLURM_CONF = "slurm.conf";
    static final String GRES_CONF = "gres.conf";

    /** Where slurmd puts what it got from slurmctld, on nodes without files of their own. */
    private static final String CONFIGLESS = "/run/slurm/conf";

    private static final int MOST_ROUNDS = 4;

    /** @param home the folder of slurm.conf on the cluster, such as {@code /etc/slurm} */
    static NodeConf read(NodeDoor door, String node, String home) throws RemoteException, InterruptedException {
        var texts = new HashMap<String, String>();
        var trouble = new HashMap<String, String>();
        for (String name : List.of(SLURM_CONF, GRES_CONF)) {
            Output own = door.file(home + "/" + name);
            if (own instanceof Output.Nothing(var sentence)) {
                trouble.put(name, sentence);
                continue;
            }
            Optional<String> text = text(own);
            if (text.isEmpty()) {
                text = text(door.file(CONFIGLESS + "/" + name));
            }
            text.ifPresentOrElse(
                    found -> texts.put(name, found),
                    () -> trouble.put(
                            name,
                            node + " has no " + name + " that this login may read, neither in " + home + " nor in "
                                    + CONFIGLESS + "."));
        }
        ConfFolder folder = ConfFolder.read(ConfSource.texts(texts));
        for (int round = 0; round < MOST_ROUNDS && addIncludes(door, home, folder, texts); round++) {
            folder = ConfFolder.read(ConfSource.texts(texts));
        }
        return new NodeConf(folder, Map.copyOf(trouble));
    }

    /** @return whether there was anything to add */
    private static boolean addIncludes(NodeDoor door, String home, ConfFolder folder, Map<String, String> texts)
            throws RemoteException, InterruptedException {
        var absent = new ArrayList<Include>();
        folder.absent().values().forEach(absent::addAll);
        boolean added = false;
        for (Include include : absent) {
            String path = include.path().startsWith("/") ? include.path() : home + "/" + include.path();
            Optional<String> text = text(door.file(path));
            text.ifPresent(found -> texts.put(path.substring(path.lastIndexOf('/') + 1), found));
            added |= text.isPresent();
        }
        return added;
    }

    private static Optional<String> text(Output output) {
        return output instanceof Output.Text text && text.ok() ? Optional.of(text.text()) : Optional.empty();
    }

    Answer gres(String node) {
        return folder.has(GRES_CONF)
                ? GresConf.answer(folder.lines().getOrDefault(GRES_CONF, List.of()), node)
                : new Answer.Missing(trouble.getOrDefault(GRES_CONF, "There is no gres.conf."));
    }

    Optional<Long> realMemoryMb(String node) {
        return NodeLines.value(folder.lines().getOrDefault(SLURM_CONF, List.of()), node, "RealMemory")
                .filter(mb -> mb.matches("\\d{1,15}"))
                .map(Long::valueOf);
    }

    Answer slurm(String node) {
        return folder.has(SLURM_CONF)
                ? NodeLines.answer(folder.lines().getOrDefault(SLURM_CONF, List.of()), node)
                : new Answer.Missing(trouble.getOrDefault(SLURM_CONF, "There is no slurm.conf."));
    }
}
