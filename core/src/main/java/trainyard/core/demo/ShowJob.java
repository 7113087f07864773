package trainyard.core.demo;

import java.time.Duration;
import trainyard.core.slurm.TimeLimit;

/** One job as {@code scontrol show job} of Slurm 24.11 writes it. */
final class ShowJob {
    private final World world;
    private final Wording wording;
    private final boolean details;

    ShowJob(World world, Wording wording, boolean details) {
        this.world = world;
        this.wording = wording;
        this.details = details;
    }

    Records.Lines lines(SimJob job) {
        var lines = new Records.Lines();
        identity(job, lines);
        times(job, lines);
        resources(job, lines);
        files(job, lines);
        return lines;
    }

    private void identity(SimJob job, Records.Lines lines) {
        JobSpec spec = job.spec;
        String user = spec.user().login() + "(" + spec.user().uid() + ")";
        lines.add("JobId=" + job.id + array(job), "JobName=" + spec.name())
                .add("UserId=" + user, "GroupId=" + user, "MCS_label=N/A")
                .add(
                        "Priority=" + job.priority,
                        "Nice=" + job.nice,
                        "Account=" + spec.user().account(),
                        "QOS=" + spec.qos())
                .add(
                        "JobState=" + job.state,
                        "Reason=" + job.reason.replace(' ', '_'),
                        "Dependency=" + JobFields.dependency(job))
                .add(
                        "Requeue=" + (job.spec.batch().requeue() ? 1 : 0),
                        "Restarts=" + job.restarts,
                        "BatchFlag=1",
                        "Reboot=0",
                        "ExitCode=" + job.exitCode + ":" + job.signal);
        if (details) {
            lines.add("DerivedExitCode=" + job.exitCode + ":0");
        }
    }

    private String array(SimJob job) {
        var tasks = job.tasks;
        if (tasks == null) {
            return "";
        }
        String throttle = tasks.throttle() > 0 ? " ArrayTaskThrottle=" + tasks.throttle() : "";
        return " ArrayJobId=" + tasks.arrayId() + " ArrayTaskId=" + wording.tasks(tasks.expression()) + throttle;
    }

    private void times(SimJob job, Records.Lines lines) {
        boolean delayed = job.isWaiting() && job.eligible > world.now();
        lines.add("RunTime=" + clock(job.elapsed(world.now())), "TimeLimit=" + clock(job.spec.limit()), "TimeMin=N/A")
                .add(
                        "SubmitTime=" + wording.time(job.submitted),
                        "EligibleTime=" + wording.time(job.eligible, "Unknown"))
                .add("AccrueTime=" + (delayed ? "Unknown" : wording.time(job.eligible, "Unknown")))
                .add(
                        "StartTime=" + wording.time(delayed ? job.eligible : job.started, "Unknown"),
                        "EndTime=" + wording.time(job.endOrLimit(), "Unknown"),
                        "Deadline=N/A")
                .add(
                        "SuspendTime=None",
                        "SecsPreSuspend=0",
                        "LastSchedEval=" + wording.time(job.lastEvaluated, "None"),
                        "Scheduler=Main");
    }

    private static String clock(long seconds) {
        return TimeLimit.format(Duration.ofSeconds(seconds));
    }

    private void resources(SimJob job, Records.Lines lines) {
        JobSpec spec = job.spec;
        lines.add("Partition=" + spec.partition().name(), "AllocNode:Sid=login-1:" + (2_000 + job.id % 60_000))
                .add(
                        "ReqNodeList=" + (job.required.isEmpty() ? "(null)" : JobFields.required(job)),
                        "ExcNodeList=" + (job.excluded.isEmpty() ? "(null)" : JobFields.excluded(job)))
                .add("NodeList=" + job.nodeList());
        if (!job.shares.isEmpty()) {
            lines.add("BatchHost=" + job.shares.getFirst().node().name);
        }
        lines.add(
                        "NumNodes=" + spec.nodes() + (job.isWaiting() && spec.nodes() > 1 ? "-" + spec.nodes() : ""),
                        "NumCPUs=" + spec.cpus(),
                        "NumTasks=" + spec.tasks(),
                        "CPUs/Task=" + spec.cpusPerNode() / spec.batch().tasksPerNode(),
                        "ReqB:S:C:T=0:0:*:*")
                .add("ReqTRES=" + spec.tres())
                .add("AllocTRES=" + (job.shares.isEmpty() ? "(null)" : spec.tres()))
                .add("Socks/Node=*", "NtasksPerN:B:S:C=" + spec.batch().tasksPerNode() + ":0:*:*", "CoreSpec=*");
        if (details && !job.shares.isEmpty()) {
            shares(job, lines);
        }
        lines.add(
                        "MinCPUsNode=" + spec.cpusPerNode(),
                        "MinMemoryNode=" + Amounts.memory(spec.memoryPerNodeMb()),
                        "MinTmpDiskNode=0")
                .add("Features=" + JobFields.features(spec), "DelayBoot=00:00:00")
                .add("OverSubscribe=OK", "Contiguous=0", "Licenses=(null)", "Network=(null)");
    }

    private void shares(SimJob job, Records.Lines lines) {
        JobSpec spec = job.spec;
        lines.add("JOB_GRES=" + (spec.gpus() > 0 ? "gpu:" + spec.gpus() : "(null)"));
        for (SimJob.Share share : job.shares) {
            String gres = spec.gpusPerNode() == 0
                    ? ""
                    : "gpu:%s:%d(IDX:%s)"
                            .formatted(
                                    share.node().kind.gpuType(), spec.gpusPerNode(), Amounts.indices(share.gpuMask()));
            lines.add(
                    "  Nodes=" + share.node().name,
                    "CPU_IDs=0-" + (spec.cpusPerNode() - 1),
                    "Mem=" + spec.memoryPerNodeMb(),
                    "GRES=" + gres);
        }
    }

    private void files(SimJob job, Records.Lines lines) {
        JobSpec spec = job.spec;
        String output = outputFile(job);
        lines.add("Command=" + spec.batch().command())
                .add("WorkDir=" + spec.workFolder())
                .add("StdErr=" + output)
                .add("StdIn=/dev/null")
                .add("StdOut=" + output);
        if (spec.gpusPerNode() > 0) {
            lines.add("TresPerNode=" + JobFields.gres(spec, ""));
        }
        lines.add("");
    }

    static String outputFile(SimJob job) {
        return job.spec.batch().outputFile(job);
    }
}
