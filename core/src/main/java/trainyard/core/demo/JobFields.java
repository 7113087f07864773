package trainyard.core.demo;

import java.util.List;
import java.util.function.BiFunction;
import trainyard.core.slurm.Hostlist;

/** The columns of squeue, by letter and by name (squeue(1), {@code -o} and {@code -O}). */
final class JobFields {
    /** A job at a moment. */
    record Row(SimJob job, long now) {
        JobSpec spec() {
            return job.spec;
        }
    }

    private static final String NONE = "(null)";
    private static final String UNKNOWN = "N/A";

    private JobFields() {}

    static final List<Field<Row>> ALL = List.of(
            field('i', "jobarrayid", "JOBID", (row, wording) -> row.job().displayId(wording)),
            field('A', "jobid", "JOBID", (row, wording) -> Long.toString(row.job().id)),
            field('F', "arrayjobid", "ARRAY_JOB_ID", (row, wording) -> arrayId(row.job())),
            field('K', "arraytaskid", "ARRAY_TASK_ID", JobFields::arrayTask),
            field(
                    'P',
                    "partition",
                    "PARTITION",
                    (row, wording) -> row.spec().partition().name()),
            field('j', "name", "NAME", (row, wording) -> row.spec().name()),
            field('u', "username", "USER", (row, wording) -> row.spec().user().login()),
            field(
                    'U',
                    "userid",
                    "USER",
                    (row, wording) -> Integer.toString(row.spec().user().uid())),
            field('a', "account", "ACCOUNT", (row, wording) -> row.spec().user().account()),
            field('g', "groupname", "GROUP", (row, wording) -> row.spec().user().login()),
            field('q', "qos", "QOS", (row, wording) -> row.spec().qos()),
            field('T', "state", "STATE", (row, wording) -> row.job().state.name()),
            field('t', "statecompact", "ST", (row, wording) -> row.job().state.code),
            field('r', "reason", "REASON", (row, wording) -> row.job().reason),
            field(
                    'R',
                    "reasonlist",
                    "NODELIST(REASON)",
                    (row, wording) -> row.job().nodesOrReason()),
            field('N', "nodelist", "NODELIST", (row, wording) -> row.job().nodeList()),
            field('V', "submittime", "SUBMIT_TIME", (row, wording) -> wording.time(row.job().submitted)),
            field('S', "starttime", "START_TIME", JobFields::start),
            field(
                    'e',
                    "endtime",
                    "END_TIME",
                    (row, wording) -> wording.time(row.job().endOrLimit(), UNKNOWN)),
            field(
                    'M',
                    "timeused",
                    "TIME",
                    (row, wording) -> Amounts.shortTime(row.job().elapsed(row.now()))),
            field(
                    'l',
                    "timelimit",
                    "TIME_LIMIT",
                    (row, wording) -> Amounts.shortTime(row.spec().limit())),
            field('L', "timeleft", "TIME_LEFT", JobFields::left),
            field(
                    'D',
                    "numnodes",
                    "NODES",
                    (row, wording) -> Integer.toString(row.spec().nodes())),
            field(
                    'C',
                    "numcpus",
                    "CPUS",
                    (row, wording) -> Integer.toString(row.spec().cpus())),
            field(
                    ' ',
                    "numtasks",
                    "TASKS",
                    (row, wording) -> Integer.toString(row.spec().tasks())),
            field(
                    'm',
                    "minmemory",
                    "MIN_MEMORY",
                    (row, wording) -> Amounts.memory(row.spec().memoryPerNodeMb())),
            field('b', "tres-per-node", "TRES_PER_NODE", (row, wording) -> gres(row.spec(), UNKNOWN)),
            field(' ', "tres-alloc", "TRES_ALLOC", (row, wording) -> row.spec().tres()),
            field('Q', "prioritylong", "PRIORITY", (row, wording) -> Long.toString(row.job().priority)),
            field('p', "priority", "PRIORITY", (row, wording) -> "%.14f".formatted(row.job().priority / 4294967295.0)),
            field(' ', "exit_code", "EXIT_CODE", (row, wording) -> row.job().exitCode + ":" + row.job().signal),
            field('E', "dependency", "DEPENDENCY", (row, wording) -> dependency(row.job())),
            field('n', "reqnodes", "REQ_NODES", (row, wording) -> required(row.job())),
            field('x', "excnodes", "EXC_NODES", (row, wording) -> excluded(row.job())),
            field('f', "feature", "FEATURES", (row, wording) -> features(row.spec())),
            field('v', "reservation", "RESERVATION", (row, wording) -> NONE),
            field('k', "comment", "COMMENT", (row, wording) -> NONE),
            field(
                    'o',
                    "command",
                    "COMMAND",
                    (row, wording) -> row.spec().batch().command()),
            field('h', "oversubscribe", "OVER_SUBSCRIBE", (row, wording) -> "OK"),
            field('B', "batchhost", "EXEC_HOST", JobFields::batchHost),
            field(' ', "stdout", "STDOUT", (row, wording) -> row.spec().batch().outputPattern()),
            field(' ', "stderr", "STDERR", (row, wording) -> row.spec().batch().outputPattern()),
            field('Z', "workdir", "WORK_DIR", (row, wording) -> row.spec().workFolder()));

    private static Field<Row> field(char letter, String name, String header, BiFunction<Row, Wording, String> value) {
        return Field.of(letter, name, header, value);
    }

    private static String arrayId(SimJob job) {
        var tasks = job.tasks;
        return Long.toString(tasks == null ? job.id : tasks.arrayId());
    }

    private static String arrayTask(Row row, Wording wording) {
        var tasks = row.job().tasks;
        return tasks == null ? UNKNOWN : wording.tasks(tasks.expression());
    }

    private static String start(Row row, Wording wording) {
        SimJob job = row.job();
        boolean delayed = job.isWaiting() && job.eligible > row.now();
        return wording.time(delayed ? job.eligible : job.started, UNKNOWN);
    }

    private static String left(Row row, Wording wording) {
        return row.job().state.isFinished()
                ? "0:00"
                : Amounts.shortTime(Math.max(0, row.spec().limit() - row.job().elapsed(row.now())));
    }

    static String gres(JobSpec spec, String none) {
        String type = spec.batch().gpuType();
        return spec.gpusPerNode() > 0 ? "gres/gpu:" + (type.isEmpty() ? "" : type + ":") + spec.gpusPerNode() : none;
    }

    static String required(SimJob job) {
        return Hostlist.fold(job.required.stream().map(node -> node.name).toList());
    }

    static String excluded(SimJob job) {
        return Hostlist.fold(job.excluded.stream().map(node -> node.name).toList());
    }

    static String features(JobSpec spec) {
        return spec.batch().features().isEmpty() ? NONE : spec.batch().features();
    }

    static String dependency(SimJob job) {
        if (job.dependsOn == 0) {
            return NONE;
        }
        boolean never = job.reason.equals("DependencyNeverSatisfied");
        return "afterok:" + job.dependsOn + (never ? "(failed)" : "(unfulfilled)");
    }

    private static String batchHost(Row row, Wording wording) {
        return row.job().shares.isEmpty()
                ? UNKNOWN
                : row.job().shares.getFirst().node().name;
    }
}
