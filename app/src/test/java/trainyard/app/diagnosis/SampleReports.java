package trainyard.app.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import trainyard.core.diagnose.Blamed;
import trainyard.core.diagnose.Confidence;
import trainyard.core.diagnose.Evidence;
import trainyard.core.diagnose.EvidenceLine;
import trainyard.core.diagnose.Happening;
import trainyard.core.diagnose.JobFacts;
import trainyard.core.diagnose.Layer;
import trainyard.core.diagnose.Missing;
import trainyard.core.diagnose.Owner;
import trainyard.core.diagnose.Remedy;
import trainyard.core.diagnose.Report;
import trainyard.core.diagnose.Retry;
import trainyard.core.diagnose.Role;
import trainyard.core.diagnose.SetAside;
import trainyard.core.diagnose.Source;

/** Reports made by hand, with the sources that they quote. */
public final class SampleReports {
    public static final Instant FELL = Instant.parse("2026-05-04T03:17:42.118Z");
    public static final String OUTPUT = "output/slurm-4711.out";
    private static final String KERNEL = "nodes/%s/kernel.txt";
    private static final int RANKS = 64;
    private static final int OUTPUT_LINES = 4_000;

    private SampleReports() {}

    private static EvidenceLine line(String source, long number, Instant time, String text) {
        return new EvidenceLine(source, number, Optional.of(time), text);
    }

    private static Happening happened(
            EvidenceLine line, Role role, String rule, String node, int rank, long times, boolean decisive) {
        return new Happening(
                line,
                role,
                rule,
                decisive ? "gpu-fell-off-bus" : "",
                Optional.of(node),
                rank < 0 ? Optional.empty() : Optional.of(rank),
                times,
                decisive);
    }

    /**
     * A GPU fell off the bus, and all other ranks waited for it.
     *
     * @param job its id
     * @param node the blamed one, however long its name
     */
    public static Report gpuLost(String job, String node) {
        String kernel = KERNEL.formatted(node);
        var xid = line(
                kernel,
                812,
                FELL,
                "May  4 03:17:42 " + node + " kernel: NVRM: Xid (PCI:0000:c1:00): 79, pid=241733, name=python3, GPU has"
                        + " fallen off the bus.");
        var lost = line(
                OUTPUT,
                3_104,
                FELL.plusSeconds(1),
                "[rank43]: RuntimeError: CUDA error: unspecified launch failure; compile with `TORCH_USE_CUDA_DSA` to"
                        + " enable device-side assertions.");
        var timeline = new ArrayList<Happening>();
        timeline.add(happened(
                line(OUTPUT, 12, FELL.minusSeconds(900), "NCCL INFO comm 0x5581 rank 0 nranks 64 - Init COMPLETE"),
                Role.MARK,
                "nccl-init",
                "gpu-001",
                0,
                64,
                false));
        timeline.add(happened(xid, Role.INITIATOR, "xid-79", node, -1, 1, true));
        timeline.add(happened(lost, Role.MESSENGER, "cuda-launch-failure", node, 43, 1, true));
        for (int rank = 0; rank < RANKS; rank++) {
            if (rank != 43) {
                timeline.add(happened(
                        line(
                                OUTPUT,
                                3_200 + rank,
                                FELL.plusSeconds(600).plusMillis(37L * rank),
                                "[rank" + rank + "]:[E ProcessGroupNCCL.cpp:632] [Rank " + rank
                                        + "] Watchdog caught collective operation timeout: WorkNCCL(SeqNum=88123,"
                                        + " OpType=ALLREDUCE, Timeout(ms)=600000) ran for 600017 milliseconds before"
                                        + " timing out."),
                        Role.VICTIM,
                        "nccl-watchdog",
                        "gpu-%03d".formatted(rank / 8 + 1),
                        rank,
                        1,
                        false));
            }
        }
        return new Report(
                facts(job, "llama-pretrain-70b", "ada", "FAILED", node),
                "gpu-fell-off-bus",
                "A GPU fell off the bus",
                Layer.GPU,
                Confidence.CONFIRMED,
                "The kernel of " + node
                        + " lost the GPU 0000:c1:00.0 at 03:17:42 (Xid 79). Rank 43 was on it and died a"
                        + " second later; the 63 others waited ten minutes for it in an all-reduce and were ended by"
                        + " NCCL's watchdog.",
                "A GPU that no longer answers on PCI Express is gone until the machine is powered off and on. It is"
                        + " mostly a matter of power, heat, or a riser card; it comes back again and again on the same"
                        + " machine. No job can do anything about it, and none may run there meanwhile.",
                List.of(
                        new Blamed(Blamed.Kind.NODE, node),
                        new Blamed(Blamed.Kind.GPU, "0000:c1:00.0"),
                        new Blamed(Blamed.Kind.RANK, "43")),
                List.of(xid, lost),
                List.of(
                        new SetAside(
                                timeline.get(4).evidence(),
                                63,
                                "Ranks that waited for rank 43 in the same collective. The wait began when the GPU was"
                                        + " lost."),
                        new SetAside(
                                line(OUTPUT, 3_390, FELL.plusSeconds(603), "srun: error: gpu-001: tasks 0-7: Killed"),
                                8,
                                "Slurm ends the other tasks of a step once one has failed.")),
                List.of(new Missing(
                        "The machine's own event log of " + node,
                        "The console cannot reach its BMC.",
                        "ipmitool -H " + node + "-bmc sel list")),
                List.of(
                        node + ": of other jobs about that time, 3 of 4 failed, those of 2 users.",
                        "Of other runs of llama-pretrain-70b in a week, 5 of 6 completed, the last of them 4620 on"
                                + " gpu-[009-016]."),
                Owner.OPERATOR,
                List.of(
                        new Remedy(
                                "Take " + node + " out of service until it has been powered off and on and tested.",
                                Owner.OPERATOR,
                                List.of(
                                        "scontrol",
                                        "update",
                                        "nodename=" + node,
                                        "state=DRAIN",
                                        "reason=Xid 79, job " + job),
                                Optional.of(Remedy.Action.DRAIN)),
                        new Remedy(
                                "Submit the job again on other nodes; it goes on from its last checkpoint.",
                                Owner.USER,
                                List.of("sbatch", "--exclude=" + node, "train.sbatch"),
                                Optional.of(Remedy.Action.EXCLUDE)),
                        new Remedy(
                                "Let the ranks notice sooner that one is gone: a shorter timeout of the process group.",
                                Owner.USER,
                                List.of(),
                                Optional.empty())),
                Retry.OTHER_NODES,
                timeline);
    }

    private static JobFacts facts(String job, String name, String user, String state, String node) {
        var nodes = Stream.concat(IntStream.rangeClosed(1, 7).mapToObj("gpu-%03d"::formatted), Stream.of(node))
                .toList();
        return new JobFacts(
                job,
                name,
                user,
                state,
                "1:0",
                nodes,
                Optional.of(FELL.minus(Duration.ofHours(7))),
                Optional.of(FELL.plusSeconds(612)),
                "24.11");
    }

    /** More memory than the job had asked for. */
    public static Report outOfMemory(String job) {
        var line = line(
                "nodes/gpu-003/kernel.txt",
                77,
                FELL,
                "Memory cgroup out of memory: Killed process 9122 (python3) total-vm:211313044kB, anon-rss:98566144kB");
        return new Report(
                facts(job, "tokenize", "grace", "OUT_OF_MEMORY", "gpu-003"),
                "host-oom",
                "The job used more memory than it had asked for",
                Layer.HOST,
                Confidence.PROBABLE,
                "The kernel of gpu-003 ended process 9122 at the limit of 94 GiB that --mem gave the job.",
                "A job may use as much memory as it asks for and no more.",
                List.of(new Blamed(Blamed.Kind.SETTING, "--mem")),
                List.of(line),
                List.of(),
                List.of(),
                List.of("Of other jobs on its nodes about that time, none failed."),
                Owner.USER,
                List.of(new Remedy(
                        "Ask for more memory.",
                        Owner.USER,
                        List.of("sbatch", "--mem=188G", "train.sbatch"),
                        Optional.of(Remedy.Action.MEMORY))),
                Retry.AFTER_FIX,
                List.of(new Happening(
                        line,
                        Role.INITIATOR,
                        "cgroup-oom",
                        "host-oom",
                        Optional.of("gpu-003"),
                        Optional.empty(),
                        1,
                        true)));
    }

    /** Only after-effects are left. */
    public static Report unknown(String job) {
        var line = line(
                OUTPUT,
                3_201,
                FELL,
                "[rank1]:[E ProcessGroupNCCL.cpp:632] [Rank 1] Watchdog caught collective operation timeout: ran for"
                        + " 600021 milliseconds before timing out.");
        return new Report(
                facts(job, "diffusion-xl", "barbara", "FAILED", "gpu-008"),
                Report.UNKNOWN,
                "The cause is not known",
                Layer.UNKNOWN,
                Confidence.UNKNOWN,
                "All ranks waited in a collective until the watchdog ended them. Which one did not come, and why, is in"
                        + " nothing that the job left behind.",
                "",
                List.of(),
                List.of(),
                List.of(new SetAside(line, 64, "It says that somebody was waited for, not for whom.")),
                List.of(
                        new Missing(
                                "The kernel logs of 8 nodes",
                                "journalctl refused: the user admin is not in the group systemd-journal.",
                                "usermod -aG systemd-journal admin"),
                        new Missing(
                                "A flight recorder's dump",
                                "The job ran without one.",
                                "TORCH_NCCL_TRACE_BUFFER_SIZE=2000 TORCH_NCCL_DUMP_ON_TIMEOUT=1")),
                List.of(),
                Owner.BOTH,
                List.of(),
                Retry.UNKNOWN,
                List.of(new Happening(
                        line, Role.VICTIM, "nccl-watchdog", "", Optional.of("gpu-001"), Optional.of(1), 64, false)));
    }

    /** The same with so many more lines on its time line. */
    public static Report longer(Report report, int more) {
        var timeline = new ArrayList<>(report.timeline());
        for (int i = 0; i < more; i++) {
            timeline.add(happened(
                    line(OUTPUT, 10 + i % 3_000, FELL.plusMillis(50L * i), "WARNING step " + i + " took 3.2 s"),
                    Role.NOISE,
                    "slow-step",
                    "gpu-%03d".formatted(i % 512 / 8 + 1),
                    i % 512,
                    1,
                    false));
        }
        return new Report(
                report.job(),
                report.cause(),
                report.title(),
                report.layer(),
                report.confidence(),
                report.summary(),
                report.explanation(),
                report.blamed(),
                report.evidence(),
                report.setAside(),
                report.missing(),
                report.surroundings(),
                report.owner(),
                report.remedies(),
                report.retry(),
                timeline);
    }

    /** With texts in which each line of the report stands where the report says. */
    public static Evidence evidence(Report report) {
        var sources = new ArrayList<Source>();
        var names = Stream.concat(report.timeline().stream().map(Happening::evidence), report.evidence().stream())
                .map(EvidenceLine::source)
                .distinct()
                .toList();
        for (String name : names) {
            sources.add(Source.of(name, text(report, name)));
        }
        sources.add(Source.of(
                "accounting.txt", "JobID|State|ExitCode\n" + report.job().id() + "|FAILED|1:0\n"));
        sources.add(Source.of("script.sh", "#!/bin/bash\n#SBATCH --nodes=8\nsrun python3 train.py\n"));
        return new Evidence(sources, report.missing(), ZoneOffset.UTC, "24.11");
    }

    private static String text(Report report, String name) {
        var lines = new String[OUTPUT_LINES];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = "step " + i + " loss 2." + (i * 7919) % 10_000;
        }
        Stream.concat(report.timeline().stream().map(Happening::evidence), report.evidence().stream())
                .filter(line -> line.source().equals(name) && line.line() > 0)
                .forEach(line -> lines[(int) line.line() - 1] = line.text());
        return String.join("\n", lines) + "\n";
    }
}
