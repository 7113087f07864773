package trainyard.core.demo;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why a job failed, and what its program, its nodes' kernels and slurmd wrote about it. The same job tells the same. */
final class FailureStory {
    /** How long ranks wait in a collective, in seconds: NCCL's own limit. */
    private static final long PATIENCE = 600;

    private static final DateTimeFormatter WITH_OFFSET =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx", Locale.ROOT);
    private static final DateTimeFormatter GLOG = DateTimeFormatter.ofPattern("MMdd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.000", Locale.ROOT);

    private enum Kind {
        CUDA_OUT_OF_MEMORY,
        IMPORT,
        LOST_GPU,
        ILLEGAL_ACCESS,
        NO_FILE
    }

    private final SimJob job;
    private final ZoneId zone;

    FailureStory(SimJob job, ZoneId zone) {
        this.job = job;
        this.zone = zone;
    }

    private SimJob.State state() {
        return job.state == SimJob.State.COMPLETING ? job.ending : job.state;
    }

    private Kind kind() {
        boolean gpus = job.spec.gpus() > 0;
        return switch ((int) (job.id % 5)) {
            case 0 -> gpus ? Kind.CUDA_OUT_OF_MEMORY : Kind.NO_FILE;
            case 1 -> Kind.IMPORT;
            case 2 -> Kind.NO_FILE;
            case 3 -> gpus ? Kind.ILLEGAL_ACCESS : Kind.IMPORT;
            default ->
                gpus && job.shares.size() > 1 && job.ended - job.started > PATIENCE + 60
                        ? Kind.LOST_GPU
                        : gpus ? Kind.CUDA_OUT_OF_MEMORY : Kind.IMPORT;
        };
    }

    /** The last lines of a program that failed. */
    List<String> output() {
        int ranks = Math.max(1, job.spec.gpus());
        int rank = (int) (job.id / 5 % ranks);
        String node = job.shares
                .get(Math.min(job.shares.size() - 1, rank / Math.max(1, job.spec.gpusPerNode())))
                .node()
                .name;
        String folder = job.spec.workFolder();
        String ended = "srun: error: " + node + ": task " + rank + ": Exited with exit code " + job.exitCode;
        return switch (kind()) {
            case CUDA_OUT_OF_MEMORY ->
                traceback(
                        rank,
                        folder,
                        "loss = model(batch)",
                        "torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.50 GiB. GPU "
                                + rank % Math.max(1, job.spec.gpusPerNode())
                                + " has a total capacity of 79.10 GiB of which 1.21 GiB is free. Including non-PyTorch"
                                + " memory, this process has 77.88 GiB memory in use. Of the allocated memory 74.02 GiB is"
                                + " allocated by PyTorch, and 2.97 GiB is reserved by PyTorch but unallocated.",
                        ended);
            case IMPORT ->
                traceback(
                        rank, folder, "import flash_attn", "ModuleNotFoundError: No module named 'flash_attn'", ended);
            case NO_FILE ->
                traceback(
                        rank,
                        folder,
                        "shard = open(path, 'rb')",
                        "FileNotFoundError: [Errno 2] No such file or directory: '/data/"
                                + job.spec.user().account() + "/shards/shard-00" + (400 + job.id % 90) + ".tar'",
                        ended);
            case ILLEGAL_ACCESS ->
                traceback(
                        rank,
                        folder,
                        "loss.backward()",
                        "\033[31mRuntimeError\033[0m: CUDA error: an illegal memory access was encountered",
                        ended);
            case LOST_GPU -> timeouts(ranks);
        };
    }

    private static List<String> traceback(int rank, String folder, String code, String error, String ended) {
        String prefix = "[rank" + rank + "]: ";
        return List.of(
                prefix + "Traceback (most recent call last):",
                prefix + "  File \"" + folder + "/train.py\", line 214, in <module>",
                prefix + "    main()",
                prefix + "  File \"" + folder + "/train.py\", line 167, in main",
                prefix + "    " + code,
                prefix + error,
                ended);
    }

    /** All ranks but those of the node that has lost a GPU wait for it. */
    private List<String> timeouts(int ranks) {
        int perNode = Math.max(1, job.spec.gpusPerNode());
        int lost = lostAt();
        String at = GLOG.format(Instant.ofEpochSecond(job.ended - 2).atZone(zone));
        var lines = new ArrayList<String>();
        for (int rank = 0; rank < Math.min(ranks, 64); rank++) {
            if (rank / perNode != lost) {
                lines.add("[rank" + rank + "]:[E" + at + ".418205331 ProcessGroupNCCL.cpp:632] [Rank " + rank
                        + "] Watchdog caught collective operation timeout: WorkNCCL(SeqNum=48211, OpType=ALLREDUCE,"
                        + " NumelIn=26214400, NumelOut=26214400, Timeout(ms)=600000) ran for 6000" + (10 + rank % 80)
                        + " milliseconds before timing out.");
            }
        }
        String first = job.shares.getFirst().node().name;
        lines.add("srun: error: " + first + ": tasks 0-" + (perNode - 1) + ": Aborted (core dumped)");
        return lines;
    }

    private int lostAt() {
        return (int) (job.id / 5 % job.shares.size());
    }

    /** What the kernel of one of its nodes wrote. */
    List<String> kernel(SimNode node) {
        if (state() == SimJob.State.FAILED
                && kind() == Kind.LOST_GPU
                && job.shares.get(lostAt()).node() == node) {
            return List.of(kernel(
                    job.ended - PATIENCE - 3,
                    node,
                    "NVRM: Xid (PCI:0000:47:00): 79, pid='<unknown>', name=<unknown>, GPU has fallen off the bus."));
        }
        if (state() == SimJob.State.OUT_OF_MEMORY && job.shares.getFirst().node() == node) {
            long pid = 20_000 + job.id * 13 % 40_000;
            String group = "/system.slice/slurmstepd.scope/job_" + job.id;
            return List.of(
                    kernel(job.ended - 1, node, "python invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0"),
                    kernel(
                            job.ended - 1,
                            node,
                            "oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=step_0,mems_allowed=0-1,oom_memcg="
                                    + group + ",task_memcg=" + group + "/step_0/user/task_0,task=python,pid=" + pid
                                    + ",uid=" + job.spec.user().uid()),
                    kernel(
                            job.ended - 1,
                            node,
                            "Memory cgroup out of memory: Killed process " + pid + " (python) total-vm:"
                                    + job.spec.memoryPerNodeMb() * 1_100L + "kB, anon-rss:"
                                    + job.spec.memoryPerNodeMb() * 1_020L + "kB"));
        }
        return List.of();
    }

    /** The same for one who asks about some jobs, to whom the memory of others means nothing. */
    List<String> kernel(SimNode node, List<String> jobs) {
        return state() == SimJob.State.OUT_OF_MEMORY && !jobs.contains(Long.toString(job.id))
                ? List.of()
                : kernel(node);
    }

    private String kernel(long at, SimNode node, String text) {
        return WITH_OFFSET.format(Instant.ofEpochSecond(at).atZone(zone)) + " " + node.name + " kernel: " + text;
    }

    /** What slurmd of one of its nodes wrote. */
    List<String> slurmd(SimNode node) {
        boolean batch = job.shares.getFirst().node() == node;
        var lines = new ArrayList<String>();
        if (batch) {
            lines.add(log(
                    job.started,
                    "Launching batch job " + job.id + " for UID "
                            + job.spec.user().uid()));
        }
        lines.add(log(
                job.started + 1,
                "launch task StepId=" + job.id + ".0 request from UID:"
                        + job.spec.user().uid() + " GID:" + job.spec.user().uid() + " HOST:10.42.1."
                        + (1 + node.index % 250) + " PORT:41522"));
        if (job.ended == 0) {
            return lines;
        }
        String stopped = "error: *** JOB " + job.id + " ON " + node.name + " CANCELLED AT "
                + LOCAL.format(Instant.ofEpochSecond(job.ended).atZone(zone)).replace(".000", "");
        switch (state()) {
            case OUT_OF_MEMORY ->
                lines.add(log(
                        job.ended,
                        "[" + job.id + ".0] error: Detected 1 oom_kill event in StepId=" + job.id
                                + ".0. Some of the step tasks have been OOM Killed."));
            case TIMEOUT -> lines.add(log(job.ended, "[" + job.id + ".batch] " + stopped + " DUE TO TIME LIMIT ***"));
            case CANCELLED -> lines.add(log(job.ended, "[" + job.id + ".batch] " + stopped + " ***"));
            case NODE_FAIL ->
                lines.add(log(
                        job.ended,
                        "[" + job.id + ".batch] " + stopped
                                + " DUE TO NODE FAILURE, SEE SLURMCTLD LOG FOR DETAILS ***"));
            default -> {}
        }
        lines.add(log(job.ended, "[" + job.id + ".0] done with job"));
        return lines;
    }

    /** What slurmctld wrote. */
    List<String> slurmctld() {
        var lines = new ArrayList<String>();
        lines.add(log(
                job.submitted,
                "_slurm_rpc_submit_batch_job: JobId=" + job.id + " InitPrio=" + job.priority + " usec=412"));
        if (job.started == 0) {
            return lines;
        }
        lines.add(log(
                job.started,
                "sched: Allocate JobId=" + job.id + " NodeList=" + job.nodeList() + " #CPUs=" + job.spec.cpus()
                        + " Partition=" + job.spec.partition().name()));
        if (job.ended == 0) {
            return lines;
        }
        switch (state()) {
            case TIMEOUT -> lines.add(log(job.ended, "Time limit exhausted for JobId=" + job.id));
            case CANCELLED ->
                lines.add(log(
                        job.ended,
                        "_slurm_rpc_kill_job: REQUEST_KILL_JOB JobId=" + job.id + " uid "
                                + job.spec.user().uid()));
            case NODE_FAIL ->
                failedNode().ifPresent(node -> {
                    lines.add(log(job.ended, "error: Nodes " + node + " not responding, setting DOWN"));
                    lines.add(log(job.ended, "Killing JobId=" + job.id + " on failed node " + node));
                });
            default -> lines.add(log(job.ended, "_job_complete: JobId=" + job.id + " WEXITSTATUS " + job.exitCode));
        }
        return lines;
    }

    /** The node that went down under it, where it is still so, or else the last. */
    Optional<String> failedNode() {
        if (state() != SimJob.State.NODE_FAIL || job.shares.isEmpty()) {
            return Optional.empty();
        }
        return job.shares.stream()
                .map(SimJob.Share::node)
                .filter(node -> node.down || node.notResponding)
                .findFirst()
                .or(() -> Optional.of(job.shares.getLast().node()))
                .map(node -> node.name);
    }

    private String log(long at, String text) {
        return "[" + LOCAL.format(Instant.ofEpochSecond(at).atZone(zone)) + "] " + text;
    }
}
