package trainyard.core.demo;

import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import trainyard.core.slurm.TimeLimit;

/** A field of {@code sacct}; cut with a plus sign where it is printed in columns. */
record SacctColumn(String name, int width, boolean right, BiFunction<Row, Wording, String> value) {
    /**
     * A job, or a step of it.
     *
     * @param step {@code batch} or a number; empty for the job itself
     */
    record Row(SimJob job, long now, String step) {
        boolean isJob() {
            return step.isEmpty();
        }

        /** What only the job itself has. */
        String ofJob(String text) {
            return isJob() ? text : "";
        }

        /** What only its steps have; the script itself does next to nothing. */
        String ofStep(String text) {
            return isJob() || step.equals("batch") ? "" : text;
        }

        /** A share that is the job's own and never changes, from {@code least} to 100 percent. */
        long percent(int least, long salt) {
            return least + Math.floorMod(job.id * 2_654_435_761L + salt * 40_503, 101 - least);
        }

        String with(String id) {
            return isJob() ? id : id + "." + step;
        }

        long cpuGiven() {
            return job.elapsed(now) * job.spec.cpus();
        }

        long cpuUsed() {
            return step.equals("batch") ? 0 : cpuGiven() * percent(20, 1) / 100;
        }

        long memoryMb() {
            return job.spec.memoryPerNodeMb() * percent(10, 2) / 100;
        }
    }

    static final List<SacctColumn> ALL = List.of(
            new SacctColumn(
                    "JobID", 12, false, (row, words) -> row.with(row.job().displayId(words))),
            new SacctColumn("JobIDRaw", 12, false, (row, words) -> row.with(Long.toString(row.job().id))),
            new SacctColumn(
                    "JobName",
                    10,
                    true,
                    (row, words) ->
                            row.isJob() ? row.job().spec.name() : row.step().equals("batch") ? "batch" : "python"),
            new SacctColumn(
                    "User",
                    9,
                    true,
                    (row, words) -> row.ofJob(row.job().spec.user().login())),
            new SacctColumn(
                    "Account",
                    10,
                    true,
                    (row, words) -> row.ofJob(row.job().spec.user().account())),
            new SacctColumn(
                    "Partition",
                    10,
                    true,
                    (row, words) -> row.ofJob(row.job().spec.partition().name())),
            new SacctColumn(
                    "QOS", 10, true, (row, words) -> row.ofJob(row.job().spec.qos())),
            new SacctColumn(
                    "AllocCPUS",
                    10,
                    true,
                    (row, words) -> row.job().shares.isEmpty()
                            ? "0"
                            : "" + row.job().spec.cpus()),
            new SacctColumn(
                    "NNodes", 8, true, (row, words) -> "" + row.job().spec.nodes()),
            new SacctColumn("State", 10, true, (row, words) -> state(row)),
            new SacctColumn("ExitCode", 8, true, (row, words) -> row.job().exitCode + ":" + row.job().signal),
            new SacctColumn("DerivedExitCode", 15, true, (row, words) -> row.ofJob(row.job().exitCode + ":0")),
            new SacctColumn("Submit", 19, true, (row, words) -> words.time(row.job().submitted)),
            new SacctColumn("Start", 19, true, (row, words) -> words.time(row.job().started, "Unknown")),
            new SacctColumn("End", 19, true, (row, words) -> words.time(row.job().ended, "Unknown")),
            new SacctColumn(
                    "ElapsedRaw", 10, true, (row, words) -> "" + row.job().elapsed(row.now())),
            new SacctColumn("Elapsed", 10, true, (row, words) -> clock(row.job().elapsed(row.now()))),
            new SacctColumn(
                    "Timelimit",
                    10,
                    true,
                    (row, words) -> row.ofJob(clock(row.job().spec.limit()))),
            new SacctColumn("Comment", 14, true, (row, words) -> ""),
            new SacctColumn("SystemComment", 20, true, (row, words) -> ""),
            new SacctColumn("AdminComment", 20, true, (row, words) -> ""),
            new SacctColumn(
                    "FailedNode",
                    20,
                    true,
                    (row, words) -> row.ofJob(new FailureStory(row.job(), words.zone())
                            .failedNode()
                            .orElse(""))),
            new SacctColumn("Restarts", 10, true, (row, words) -> row.ofJob("" + row.job().restarts)),
            new SacctColumn("StdOut", 20, true, (row, words) -> row.ofJob(ShowJob.outputFile(row.job()))),
            new SacctColumn("StdErr", 20, true, (row, words) -> row.ofJob("")),
            new SacctColumn(
                    "TimelimitRaw",
                    10,
                    true,
                    (row, words) -> row.ofJob("" + row.job().spec.limit() / 60)),
            new SacctColumn(
                    "AllocTRES",
                    10,
                    true,
                    (row, words) ->
                            row.job().shares.isEmpty() ? "" : row.job().spec.sortedTres()),
            new SacctColumn(
                    "ReqTRES",
                    10,
                    true,
                    (row, words) -> row.ofJob(row.job().spec.sortedTres())),
            new SacctColumn(
                    "ReqMem",
                    10,
                    true,
                    (row, words) -> row.ofJob(Amounts.memory(row.job().spec.memoryMb()))),
            new SacctColumn("Eligible", 19, true, (row, words) -> row.ofJob(words.time(row.job().eligible, "Unknown"))),
            new SacctColumn("NTasks", 8, true, (row, words) -> tasks(row)),
            new SacctColumn("TotalCPU", 10, true, (row, words) -> clock(row.cpuUsed())),
            new SacctColumn("CPUTimeRAW", 10, true, (row, words) -> "" + row.cpuGiven()),
            new SacctColumn("MaxRSS", 10, true, (row, words) -> row.ofStep(row.memoryMb() * 1024 + "K")),
            new SacctColumn("MaxRSSNode", 10, true, (row, words) -> row.ofStep(firstNode(row.job()))),
            new SacctColumn("AveRSS", 10, true, (row, words) -> row.ofStep(row.memoryMb() * 1024 + "K")),
            new SacctColumn("TRESUsageInAve", 14, true, (row, words) -> row.ofStep(usage(row, 1))),
            new SacctColumn("TRESUsageInMax", 14, true, (row, words) -> row.ofStep(usage(row, 1))),
            new SacctColumn(
                    "TRESUsageInTot",
                    14,
                    true,
                    (row, words) -> row.ofStep(usage(row, row.job().spec.nodes()))),
            new SacctColumn(
                    "NodeList",
                    15,
                    true,
                    (row, words) -> row.job().shares.isEmpty()
                            ? "None assigned"
                            : row.job().nodeList()),
            new SacctColumn("Reason", 22, true, (row, words) -> row.ofJob("None")),
            new SacctColumn(
                    "WorkDir",
                    20,
                    true,
                    (row, words) -> row.ofJob(row.job().spec.workFolder())));

    String padded(String text) {
        String cut = text.length() > width ? text.substring(0, width - 1) + "+" : text;
        String pad = " ".repeat(width - cut.length());
        return right ? pad + cut : cut + pad;
    }

    private static String state(Row row) {
        SimJob job = row.job();
        if (!row.isJob()) {
            return job.state.name();
        }
        return job.state == SimJob.State.CANCELLED
                ? "CANCELLED by " + job.spec.user().uid()
                : job.state.name();
    }

    private static String tasks(Row row) {
        if (row.isJob()) {
            return "";
        }
        return row.step().equals("batch")
                ? "1"
                : Integer.toString(row.job().spec.nodes());
    }

    private static String firstNode(SimJob job) {
        return job.shares.isEmpty() ? "" : job.shares.getFirst().node().name;
    }

    private static String clock(long seconds) {
        return TimeLimit.format(Duration.ofSeconds(seconds));
    }

    private static String usage(Row row, long tasks) {
        String used =
                "cpu=" + clock(row.cpuUsed() * tasks / row.job().spec.nodes()) + ",mem=" + row.memoryMb() * tasks + "M";
        return row.job().spec.gpus() > 0 ? used + ",gres/gpuutil=" + row.percent(5, 3) * tasks : used;
    }
}
