package trainyard.core.job.submit;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import trainyard.core.job.ContainerRuntime;
import trainyard.core.job.JobSite;
import trainyard.core.job.JobSites;
import trainyard.core.job.PortRange;
import trainyard.core.live.SlurmConfig;
import trainyard.core.live.SlurmQueries;
import trainyard.core.live.Snapshot;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;

/**
 * Asks a cluster what it has for jobs: once, when a job is composed. Of the commands only sacctmgr and {@code scontrol
 * show config} ask a daemon. Whether a runtime is there is looked up on the machine that the connection leads to; the
 * nodes have what it has where they were built alike.
 */
public final class SiteReader {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A script of sh that prints a word for each thing that is there. Arguments: none. */
    public static final String LOOK = """
            command -v apptainer >/dev/null && echo apptainer
            test -r "${SLURM_CONF_DIR:-/etc/slurm}/oci.conf" && echo oci
            srun --help 2>/dev/null | grep -q -e --container-image && echo pyxis
            exit 0
            """;

    private static final Pattern MPI_TYPE = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern PORTS = Pattern.compile("(?:ports=)?(\\d{1,5}-\\d{1,5})");

    private final RemoteShell shell;

    public SiteReader(RemoteShell shell) {
        this.shell = shell;
    }

    public JobSite read(Snapshot snapshot) throws RemoteException, InterruptedException {
        SlurmConfig config = SlurmConfig.parse(
                shell.run(SlurmQueries.configuration()).orFail().text());
        return new JobSite(
                JobSites.partitions(snapshot),
                mpiTypes(),
                runtimes(),
                enforces(config, "associations") ? associations("account") : Optional.empty(),
                enforces(config, "qos") ? associations("qos") : Optional.empty(),
                takenPorts(config));
    }

    private CommandResult run(String... words) throws RemoteException, InterruptedException {
        return shell.run(Command.of(PATIENCE, words));
    }

    /** srun writes the list to standard error in some versions, to standard output in others. */
    private Optional<Set<String>> mpiTypes() throws RemoteException, InterruptedException {
        CommandResult result = run("srun", "--mpi=list");
        Set<String> types = (result.text() + "\n" + result.errors())
                .lines()
                .map(line -> line.replaceFirst("^srun:", "").strip())
                .filter(line -> !line.endsWith("...") && !line.endsWith("are:"))
                .flatMap(line -> Arrays.stream(line.replaceFirst("^.*:", "").split("[,\\s]+")))
                .filter(word -> MPI_TYPE.matcher(word).matches())
                .collect(Collectors.toCollection(TreeSet::new));
        return types.isEmpty() ? Optional.empty() : Optional.of(types);
    }

    private Optional<Set<ContainerRuntime>> runtimes() throws RemoteException, InterruptedException {
        CommandResult result = run("sh", "-c", LOOK);
        var found = EnumSet.of(ContainerRuntime.NONE);
        result.text()
                .lines()
                .flatMap(word -> ContainerRuntime.find(word).stream())
                .forEach(found::add);
        return result.ok() ? Optional.of(found) : Optional.empty();
    }

    /** Else Slurm takes any name, and nothing may be refused for it. */
    private static boolean enforces(SlurmConfig config, String what) {
        String enforced = config.value("AccountingStorageEnforce").orElse("");
        return List.of(enforced.split(",")).contains(what);
    }

    /** Of this user; not known where there is no accounting, or where the user may do anything. */
    private Optional<Set<String>> associations(String what) throws RemoteException, InterruptedException {
        CommandResult who = run("id", "-un");
        CommandResult result = run(
                "sacctmgr", "-n", "-P", "show", "assoc", "user=" + who.text().strip(), "format=" + what);
        Set<String> names = result.text()
                .lines()
                .flatMap(line -> Arrays.stream(line.strip().split(",")))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return result.ok() && !names.isEmpty() ? Optional.of(names) : Optional.empty();
    }

    private static Map<String, PortRange> takenPorts(SlurmConfig config) {
        var taken = new LinkedHashMap<String, PortRange>();
        for (String key : List.of("MpiParams", "SrunPortRange", "SlurmctldPort", "SlurmdPort")) {
            config.value(key).flatMap(SiteReader::ports).ifPresent(range -> taken.put(key, range));
        }
        return taken;
    }

    private static Optional<PortRange> ports(String value) {
        var match = PORTS.matcher(value);
        return match.find() ? PortRange.parse(match.group(1)) : Optional.empty();
    }
}
