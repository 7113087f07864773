package trainyard.core.diagnose.gather;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trainyard.core.diagnose.SourceKind;
import trainyard.core.live.SlurmConfig;
import trainyard.core.live.detail.Accounting;
import trainyard.core.remote.Command;
import trainyard.core.remote.RemoteException;
import trainyard.core.slurm.Hostlist;

/** What Slurm itself tells of a job. Each method keeps what it was told, or says why there is nothing. */
final class SlurmRecords {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int MOST_ROWS = 2_000;
    private static final int MOST_ATTEMPTS = 20;
    private static final int MOST_NODES = 64;
    private static final Duration BESIDE = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration BEFORE = Duration.ofDays(7);

    /** Of all versions. Without a width, 22.05 cuts the offset from a time. Job names may hold the separator. */
    private static final List<String> FIELDS = List.of(
            "JobID",
            "JobIDRaw",
            "User",
            "Account",
            "Partition",
            "QOS",
            "State",
            "ExitCode",
            "DerivedExitCode",
            "Submit%30",
            "Eligible%30",
            "Start%30",
            "End%30",
            "Elapsed",
            "Timelimit",
            "ReqMem",
            "MaxRSS",
            "MaxRSSNode",
            "NNodes",
            "NTasks",
            "AllocCPUS",
            "ReqTRES",
            "AllocTRES",
            "TRESUsageInMax",
            "NodeList",
            "Reason",
            "Comment",
            "SystemComment",
            "AdminComment",
            "WorkDir");

    /** Of 24.05 and later. */
    private static final List<String> NEWER = List.of("FailedNode", "Restarts", "StdOut", "StdErr");

    private static final List<String> SHORT = List.of(
            "JobID", "User", "Partition", "State", "ExitCode", "Start%30", "End%30", "Elapsed", "NodeList", "JobName");

    private final Asking asking;
    private final Collected collected;
    private final String id;

    SlurmRecords(Asking asking, Collected collected, String id) {
        this.asking = asking;
        this.collected = collected;
        this.id = id;
    }

    SlurmConfig configuration() throws RemoteException, InterruptedException {
        var answer = asking.run(Asking.slurm(PATIENCE, "scontrol", "show", "config"));
        if (!answer.ok()) {
            collected.lacks(
                    "the running configuration", answer.failure(), "`scontrol ping` tells whether slurmctld answers.");
        }
        return SlurmConfig.parse(answer.text());
    }

    /** Rows of the job and its steps; of earlier runs too, where it was queued again. */
    Optional<List<Map<String, String>>> accounting() throws RemoteException, InterruptedException {
        var answer = asking.run(
                accounting(Stream.concat(FIELDS.stream(), NEWER.stream()).toList()));
        if (!answer.ok() && answer.failure().contains("Invalid field")) {
            answer = asking.run(accounting(FIELDS));
        }
        var off = answer.result().flatMap(Accounting::missing);
        if (!answer.ok() || off.isPresent()) {
            collected.lacks(
                    "what accounting knows of job " + id,
                    off.orElseGet(answer::failure),
                    "sacct -j " + id + " -D -o ALL");
            return Optional.empty();
        }
        List<Map<String, String>> rows = Rows.table(answer.text());
        if (rows.isEmpty()) {
            collected.lacks("what accounting knows of job " + id, "Accounting does not know it.", "");
        } else {
            collected.add("slurm/accounting.txt", SourceKind.ACCOUNTING, bytes(answer.text()));
        }
        return Optional.of(rows);
    }

    private Command accounting(List<String> fields) {
        String format = Stream.concat(fields.stream(), Stream.of("JobName")).collect(Collectors.joining(","));
        return Asking.slurm(PATIENCE, "sacct", "-P", "-D", "-o", format, "-j", id);
    }

    /** What slurmctld still knows; empty where it could not be asked. */
    Optional<List<Map<String, String>>> job() throws RemoteException, InterruptedException {
        var answer = asking.run(Asking.slurm(PATIENCE, "scontrol", "-d", "-o", "show", "job", id));
        List<Map<String, String>> jobs = Rows.shown(answer.text()).stream()
                .filter(job -> job.containsKey("JobId"))
                .toList();
        if (!jobs.isEmpty()) {
            collected.add("slurm/job.txt", SourceKind.JOB, bytes(answer.text()));
            return Optional.of(jobs);
        }
        boolean forgotten = answer.ok() || answer.failure().contains("Invalid job id");
        collected.lacks(
                "slurmctld's record of job " + id,
                forgotten ? "slurmctld has forgotten it: it keeps a job for MinJobAge." : answer.failure(),
                forgotten
                        ? "`MinJobAge` in slurm.conf keeps jobs longer; diagnose within that time."
                        : "scontrol -d show job " + id);
        return forgotten ? Optional.of(List.of()) : Optional.empty();
    }

    /** The batch script, as slurmctld or accounting keeps it. */
    void script() throws RemoteException, InterruptedException {
        String number = id.replaceFirst("[_+].*", "");
        List<String> show = List.of("scontrol", "write", "batch_script", id, "-");
        var answer = asking.run(Command.of(PATIENCE, show));
        // It says so, and ends well all the same.
        boolean denied = answer.errors().contains("Invalid user id");
        if (denied && asking.sudo()) {
            answer = asking.run(Command.of(
                    PATIENCE,
                    Stream.concat(Stream.of("sudo", "-n"), show.stream()).toList()));
        }
        String text = answer.text();
        if (text.isBlank()) {
            String stored = asking.run(Asking.slurm(PATIENCE, "sacct", "-B", "-j", number))
                    .text();
            int begins = stored.indexOf("#!");
            text = begins < 0 ? "" : stored.substring(begins);
        }
        if (text.isBlank()) {
            collected.lacks(
                    "the batch script",
                    denied
                            ? "Only the job's owner and operators of Slurm may read it."
                            : "Neither slurmctld nor accounting has it.",
                    denied
                            ? "Turn on sudo for this connection, or make the login an operator (`sacctmgr modify user`)."
                            : "`AccountingStoreFlags=job_script` in slurm.conf keeps scripts.");
        } else {
            collected.add("slurm/script.sh", SourceKind.SCRIPT, bytes(text));
        }
    }

    /** The records of the job's nodes. */
    List<Map<String, String>> nodes(List<String> nodes) throws RemoteException, InterruptedException {
        String list = Hostlist.fold(nodes.subList(0, Math.min(nodes.size(), MOST_NODES * 16)));
        var answer = asking.run(Asking.slurm(PATIENCE, "scontrol", "-o", "show", "node", list));
        if (answer.text().isBlank()) {
            collected.lacks("the records of the nodes", answer.failure(), "scontrol show node " + list);
        } else {
            collected.add("slurm/nodes.txt", SourceKind.NODES, bytes(answer.text()));
        }
        return Rows.shown(answer.text());
    }

    /** When the nodes were out of service, about when the job was there. */
    void events(List<String> nodes, JobWindow window) throws RemoteException, InterruptedException {
        var answer = asking.run(Asking.slurm(
                PATIENCE,
                "sacctmgr",
                "-P",
                "show",
                "event",
                "nodes=" + Hostlist.fold(nodes),
                "start=uts" + window.begin().minus(BESIDE).getEpochSecond(),
                "end=uts" + window.end().plus(BESIDE).getEpochSecond(),
                "format=NodeName,TimeStart%30,TimeEnd%30,State%40,User%40,Reason%200"));
        var off = answer.result().flatMap(Accounting::missing);
        if (!answer.ok() || off.isPresent()) {
            collected.lacks(
                    "when the nodes were out of service",
                    off.orElseGet(answer::failure),
                    "sacctmgr show event nodes=" + Hostlist.fold(nodes));
        } else if (!Rows.table(answer.text()).isEmpty()) {
            collected.add("slurm/events.txt", SourceKind.EVENTS, bytes(answer.text()));
        }
    }

    /** Jobs on the same nodes, shortly before, during and shortly after. */
    void otherJobs(List<String> nodes, JobWindow window) throws RemoteException, InterruptedException {
        Instant end = window.end().plus(BESIDE);
        Instant begin = window.begin().minus(BESIDE);
        if (Duration.between(begin, end).compareTo(LONGEST) > 0) {
            begin = end.minus(LONGEST);
        }
        var answer = asking.run(Asking.slurm(
                PATIENCE,
                "sacct",
                "-a",
                "-X",
                "-P",
                "-N",
                Hostlist.fold(nodes.subList(0, Math.min(nodes.size(), MOST_NODES))),
                "-S",
                "uts" + begin.getEpochSecond(),
                "-E",
                "uts" + end.getEpochSecond(),
                "-o",
                String.join(",", SHORT)));
        others("slurm/other-jobs.txt", "other jobs on these nodes", answer, MOST_ROWS);
    }

    /** What the user ran under the same name in the last days. */
    void attempts(Subject.Member member, Instant now) throws RemoteException, InterruptedException {
        var answer = asking.run(Asking.slurm(
                PATIENCE,
                "sacct",
                "-X",
                "-P",
                "-u",
                member.user(),
                "--name=" + member.name(),
                "-S",
                "uts" + now.minus(BEFORE).getEpochSecond(),
                "-o",
                String.join(",", SHORT)));
        others("slurm/attempts.txt", "earlier attempts of this job", answer, MOST_ATTEMPTS);
    }

    /** The newest rows, without those of the job itself. */
    private void others(String path, String what, Asking.Answer answer, int most) {
        if (!answer.ok()) {
            // Without accounting this is said once, of the job itself.
            if (answer.result().flatMap(Accounting::missing).isEmpty()) {
                collected.lacks(what, answer.failure(), "");
            }
            return;
        }
        List<String> lines = answer.text().lines().toList();
        var kept = new ArrayList<String>();
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            if (!line.startsWith(id + "|") && !line.startsWith(id + "_")) {
                kept.add(line);
            }
        }
        if (!kept.isEmpty()) {
            kept = new ArrayList<>(kept.subList(Math.max(0, kept.size() - most), kept.size()));
            kept.addFirst(lines.getFirst());
            collected.add(path, SourceKind.OTHER_JOBS, bytes(String.join("\n", kept) + "\n"));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
