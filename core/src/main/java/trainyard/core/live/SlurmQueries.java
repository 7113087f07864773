package trainyard.core.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import trainyard.core.remote.Command;

/**
 * The commands that observe a cluster, the same for every version of Slurm.
 *
 * <p>Chosen by what they cost slurmctld: {@code scontrol -o show node} has one row a node and grows with the number of
 * nodes, where {@code sinfo -N} grows with its square; {@code squeue -O} with a suffix and no width neither pads nor
 * cuts. Times are asked for as seconds since 1970, so that nobody's time zone matters. Time used and time left are
 * left out: they change on every row of every refresh, and follow from the start.
 */
public final class SlurmQueries {
    /** A scheduling pass can hold slurmctld's job lock for tens of seconds on a large cluster. */
    static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Ends each field of the job list. Job names may contain it, so the name comes last. */
    public static final char SEPARATOR = '|';

    /** The job list's fields, by squeue(1)'s names for {@code -O}. */
    public static final List<String> JOB_FIELDS = List.of(
            "JobArrayID",
            "JobID",
            "Partition",
            "UserName",
            "Account",
            "QOS",
            "State",
            "Reason",
            "SubmitTime",
            "StartTime",
            "EndTime",
            "TimeLimit",
            "NumNodes",
            "NumCPUs",
            "tres-alloc",
            "NodeList",
            "PriorityLong",
            "exit_code",
            "WorkDir",
            "Name");

    private SlurmQueries() {}

    public static Command nodes() {
        return query("scontrol", "-a", "-o", "show", "node");
    }

    public static Command jobs() {
        String format =
                JOB_FIELDS.stream().map(field -> field + ":" + SEPARATOR).collect(Collectors.joining(","));
        return query("squeue", "-h", "-a", "-t", "all", "-O", format);
    }

    public static Command partitions() {
        return query("scontrol", "-a", "-o", "show", "partition");
    }

    /** Names the cluster and the version; asked once a connection. */
    public static Command configuration() {
        return query("scontrol", "show", "config");
    }

    private static Command query(String... words) {
        // SLURM_BITSTR_LEN=0: do not cut the task list of a large array at 64 characters.
        var all = new ArrayList<>(List.of("env", "SLURM_TIME_FORMAT=%s", "SLURM_BITSTR_LEN=0"));
        all.addAll(List.of(words));
        return Command.of(PATIENCE, all);
    }
}
