package trainyard.core.diagnose.gather;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import trainyard.core.diagnose.SourceKind;
import trainyard.core.live.detail.ClusterDetails;
import trainyard.core.live.detail.JobDetail;
import trainyard.core.live.detail.Told;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.RemoteException;
import trainyard.core.slurm.Hostlist;

/** What slurmctld and slurmdbd have on record. Each question is about one job or some nodes and a bounded time. */
final class SlurmRecords {
    /** In 22.05, 24.11 and 26.05 alike. A name may hold bars, so it comes last. */
    private static final String FIELDS = "JobID,User,Account,Partition,State,ExitCode,DerivedExitCode,Submit,Start,End,"
            + "Elapsed,Timelimit,ReqMem,MaxRSS,MaxRSSNode,NNodes,NTasks,AllocTRES,NodeList,Reason,WorkDir,JobName";

    private static final String OTHERS = "JobID,User,State,ExitCode,Start,End,NodeList,Reason,JobName";
    private static final Duration BACK = Duration.ofDays(7);
    private static final Duration AROUND = Duration.ofHours(1);
    private static final int MOST_OTHERS = 200;
    private static final int MOST_ATTEMPTS = 20;

    private final Asking asking;
    private final ZoneId zone;

    SlurmRecords(Asking asking, ZoneId zone) {
        this.asking = asking;
        this.zone = zone;
    }

    List<Map<String, String>> accounting(String id) throws RemoteException, InterruptedException {
        String what = "accounting's record of the job and its steps";
        Optional<CommandResult> told = asking.ask(what, query("sacct", "-P", "--duplicates", "-j", id, "-o", FIELDS));
        if (told.isEmpty()) {
            return List.of();
        }
        String table = told.get().text();
        if (table.strip().lines().count() < 2) {
            asking.collected()
                    .miss(
                            what,
                            "Accounting does not know the job, or is off.",
                            "AccountingStorageType=accounting_storage/slurmdbd");
            return List.of();
        }
        asking.collected().add("slurm/accounting.txt", SourceKind.ACCOUNTING, Rows.readable(table));
        return Rows.of(table);
    }

    Optional<JobDetail> job(String id) throws RemoteException, InterruptedException {
        Told<JobDetail> told = new ClusterDetails(asking.shell(), zone).job(id);
        told.value()
                .ifPresentOrElse(
                        job -> asking.collected()
                                .add("slurm/job.txt", SourceKind.JOB, Rows.readableShown(job.record()) + "\n"),
                        () -> asking.collected()
                                .miss(
                                        "slurmctld's record of the job",
                                        told.missing(),
                                        "MinJobAge in slurm.conf is how long slurmctld remembers jobs that ended"));
        return told.value();
    }

    void nodes(Set<String> nodes) throws RemoteException, InterruptedException {
        keep(
                "slurmctld's record of the nodes",
                "slurm/nodes.txt",
                SourceKind.NODES,
                query("scontrol", "-o", "show", "node", Hostlist.fold(nodes)));
    }

    void events(Set<String> nodes, Instant from) throws RemoteException, InterruptedException {
        keep(
                "what accounting has of the nodes",
                "slurm/events.txt",
                SourceKind.EVENTS,
                query(
                        "sacctmgr",
                        "-P",
                        "show",
                        "event",
                        "nodes=" + Hostlist.fold(nodes),
                        "start=uts" + from.minus(AROUND).getEpochSecond(),
                        "format=NodeName,TimeStart,TimeEnd,State,Reason,User"));
    }

    void script(String id) throws RemoteException, InterruptedException {
        keep(
                "the batch script",
                "slurm/script.sh",
                SourceKind.SCRIPT,
                query("scontrol", "write", "batch_script", id, "-"));
    }

    /** Jobs on the same nodes at about the same time. */
    void others(Set<String> nodes, Instant from, Instant to) throws RemoteException, InterruptedException {
        Command command = query(
                "sacct",
                "-a",
                "-X",
                "-P",
                "-N",
                Hostlist.fold(nodes),
                "-S",
                "uts" + from.minus(AROUND).getEpochSecond(),
                "-E",
                "uts" + to.plus(AROUND).getEpochSecond(),
                "-o",
                OTHERS);
        asking.ask("other jobs on the nodes", command)
                .ifPresent(told -> asking.collected()
                        .add("slurm/other-jobs.txt", SourceKind.OTHER_JOBS, last(told.text(), MOST_OTHERS)));
    }

    /** The user's earlier jobs of the same name. */
    void attempts(String user, String name, Instant to) throws RemoteException, InterruptedException {
        Command command = query(
                "sacct",
                "-X",
                "-P",
                "-u",
                user,
                "--name=" + name,
                "-S",
                "uts" + to.minus(BACK).getEpochSecond(),
                "-E",
                "uts" + to.getEpochSecond(),
                "-o",
                OTHERS);
        asking.ask("earlier jobs of this name", command)
                .ifPresent(told -> asking.collected()
                        .add("slurm/attempts.txt", SourceKind.OTHER_JOBS, last(told.text(), MOST_ATTEMPTS)));
    }

    private void keep(String what, String path, SourceKind kind, Command command)
            throws RemoteException, InterruptedException {
        asking.ask(what, command)
                .ifPresent(told -> asking.collected().add(path, kind, Rows.readableShown(Rows.readable(told.text()))));
    }

    private static String last(String table, int most) {
        List<String> lines = table.lines().toList();
        int skip = Math.max(0, lines.size() - 1 - most);
        return lines.stream().limit(1).collect(Collectors.joining())
                + "\n"
                + Rows.readable(lines.stream().skip(1L + skip).collect(Collectors.joining("\n")))
                + "\n";
    }

    private static Command query(String... words) {
        var all = new ArrayList<>(List.of("env", "SLURM_TIME_FORMAT=%s", "SLURM_BITSTR_LEN=0"));
        all.addAll(List.of(words));
        return Command.of(Asking.PATIENCE, all);
    }
}
