package trainyard.core.live.detail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import trainyard.core.remote.Command;

/**
 * The commands that ask about one thing, the same for every version of Slurm. Each costs slurmctld or slurmdbd one
 * request about little, but for {@link #finished}, whose window bounds it.
 */
public final class DetailQueries {
    /** A person waits for these. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The longest window of {@link #finished}. */
    public static final Duration LONGEST_WINDOW = Duration.ofDays(31);

    /** {@code 123}, a task {@code 123_4}, a component {@code 123+1}. */
    private static final Pattern JOB_ID = Pattern.compile("\\d{1,18}(?:_\\d{1,9})?(?:\\+\\d{1,9})?");

    private static final Pattern NODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    /** The fields of {@code sacct}. Job names may contain the separator, so the name comes last. */
    static final List<String> PAST_FIELDS = List.of(
            "JobIDRaw",
            "JobID",
            "User",
            "Account",
            "Partition",
            "QOS",
            "State",
            "ExitCode",
            "DerivedExitCode",
            "Submit",
            "Eligible",
            "Start",
            "End",
            "ElapsedRaw",
            "TimelimitRaw",
            "NNodes",
            "NTasks",
            "AllocCPUS",
            "TotalCPU",
            "CPUTimeRAW",
            "ReqMem",
            "MaxRSS",
            "MaxRSSNode",
            "AveRSS",
            "ReqTRES",
            "AllocTRES",
            "TRESUsageInAve",
            "TRESUsageInMax",
            "TRESUsageInTot",
            "NodeList",
            "Reason",
            "WorkDir",
            "JobName");

    /** States that no job leaves, by sacct(1)'s codes. */
    private static final String ENDED = "BF,CA,CD,DL,F,NF,OOM,PR,TO";

    private static final String QOS_FIELDS = "Name,Priority,GraceTime,Preempt,PreemptMode,Flags,UsageThres,UsageFactor,"
            + "GrpTRES,GrpTRESMins,GrpTRESRunMins,GrpJobs,GrpSubmit,GrpWall,MaxTRES,MaxTRESPerNode,MaxTRESMins,MaxWall,"
            + "MaxTRESPU,MaxJobsPU,MaxSubmitPU,MaxTRESPA,MaxTRESRunMinsPA,MaxTRESRunMinsPU,MaxJobsPA,MaxSubmitPA,MinTRES";

    private static final String ASSOCIATION_FIELDS =
            "Cluster,Account,User,Partition,Share,Priority,GrpTRES,GrpTRESMins,"
                    + "GrpTRESRunMins,GrpJobs,GrpSubmit,GrpWall,MaxTRES,MaxTRESPerNode,MaxTRESMins,MaxJobs,MaxSubmit,MaxWall,QOS,"
                    + "DefaultQOS,ParentName";

    /** The factors of a job's priority, by sprio(1)'s letters for weighted ones. */
    static final String PRIORITY_FORMAT = "%i|%r|%Y|%S|%A|%B|%F|%J|%P|%Q|%N|%T|";

    private DetailQueries() {}

    /** A job in full, with its allocation. An array's number shows all its tasks. */
    public static Command job(String id) {
        return query("scontrol", "-d", "-o", "show", "job", checked(id));
    }

    /** What accounting remembers of a job and its steps. */
    public static Command past(String id) {
        return query("sacct", "-P", "-n", "-o", String.join(",", PAST_FIELDS), "-j", checked(id));
    }

    /**
     * The jobs that ended in a window, without their steps.
     *
     * @throws IllegalArgumentException where the window is longer than {@link #LONGEST_WINDOW}
     */
    public static Command finished(Instant from, Instant to) {
        if (from.isAfter(to) || Duration.between(from, to).compareTo(LONGEST_WINDOW) > 0) {
            throw new IllegalArgumentException(
                    "a window of finished jobs is at most " + LONGEST_WINDOW.toDays() + " days long");
        }
        // uts: seconds since 1970, whatever the controller's zone is.
        return query(
                "sacct",
                "-a",
                "-X",
                "-P",
                "-n",
                "-s",
                ENDED,
                "-S",
                "uts" + from.getEpochSecond(),
                "-E",
                "uts" + to.getEpochSecond(),
                "-o",
                String.join(",", PAST_FIELDS));
    }

    /** A waiting job's priority by factor, once for each of its partitions. */
    public static Command priority(String id) {
        return query("sprio", "-h", "-o", PRIORITY_FORMAT, "-j", checked(id));
    }

    /** What slurmctld has done since midnight, or since it started. */
    public static Command scheduler() {
        return query("sdiag");
    }

    /** Whether each slurmctld answers. */
    public static Command ping() {
        return query("scontrol", "ping");
    }

    /** The smallest question to slurmdbd. */
    public static Command database() {
        return query("sacctmgr", "-n", "-P", "show", "cluster", "format=Cluster,ControlHost,ControlPort");
    }

    public static Command qos() {
        return query("sacctmgr", "-P", "show", "qos", "format=" + QOS_FIELDS);
    }

    /**
     * When a node was out of service since some time, which slurmdbd looks up.
     *
     * @throws IllegalArgumentException where that is no node's name
     */
    public static Command nodeEvents(String node, Instant since) {
        if (!NODE.matcher(node).matches()) {
            throw new IllegalArgumentException("'" + node + "' is no name of a node");
        }
        return query(
                "sacctmgr",
                "-n",
                "-P",
                "show",
                "event",
                "nodes=" + node,
                // Plain seconds are "Invalid time specification", and then passed over.
                "start=uts" + since.getEpochSecond(),
                "format=" + NodeEvents.FIELDS);
    }

    /** The associations of an account: its own, and those of its users. */
    public static Command associations(String account) {
        return query("sacctmgr", "-P", "show", "assoc", "account=" + account, "format=" + ASSOCIATION_FIELDS);
    }

    public static Command reservations() {
        return query("scontrol", "-a", "-o", "show", "reservation");
    }

    public static Command licences() {
        return query("scontrol", "-o", "show", "licenses");
    }

    public static Command topology() {
        return query("scontrol", "show", "topology");
    }

    private static String checked(String id) {
        if (!JOB_ID.matcher(id).matches()) {
            throw new IllegalArgumentException("'" + id + "' is no job id such as 123 or 123_4");
        }
        return id;
    }

    private static Command query(String... words) {
        var all = new ArrayList<>(List.of("env", "SLURM_TIME_FORMAT=%s", "SLURM_BITSTR_LEN=0"));
        all.addAll(List.of(words));
        return Command.of(PATIENCE, all);
    }
}
