package trainyard.app.jobs;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import trainyard.app.kit.Column;
import trainyard.app.kit.Look;
import trainyard.app.kit.NaturalOrder;
import trainyard.app.kit.RowFilter;
import trainyard.app.kit.Times;
import trainyard.core.live.Job;
import trainyard.core.live.Snapshot;
import trainyard.core.slurm.TimeLimit;

/** What the table says of a job, and which words find it. */
final class JobColumns {
    private JobColumns() {}

    static List<Column<Job>> all(Clock clock) {
        return List.of(
                Column.code("Job", 104, Job::id, Comparator.comparing(Job::id, NaturalOrder.NAMES))
                        .atLeast(88),
                Column.text("Name", 140, Job::name).growing().atLeast(104),
                Column.text("User", 88, Job::user).atLeast(76),
                Column.text("Partition", 88, Job::partition).yielding(4),
                Column.state(
                        "State",
                        136,
                        job -> Look.of(job.state()),
                        job -> job.state().text(),
                        Comparator.comparing(job -> job.state().phase())),
                Column.<Job>number("GPUs", "", 60, job -> count(job.gpus()), Job::gpus)
                        .yielding(2),
                Column.<Job>number("Nodes", "", 72, job -> count(job.nodes()), Job::nodes)
                        .yielding(6),
                Column.code(
                                "Where or why",
                                172,
                                JobColumns::whereOrWhy,
                                Comparator.comparing(JobColumns::whereOrWhy, NaturalOrder.NAMES))
                        .atLeast(150),
                Column.<Job>time(
                                "Runs for",
                                96,
                                job -> job.elapsed(clock.instant())
                                        .map(TimeLimit::format)
                                        .orElse(""),
                                Job::started)
                        .yielding(1),
                Column.<Job>number(
                                "Limit",
                                "",
                                96,
                                job -> job.timeLimit().map(TimeLimit::format).orElse("none"),
                                job -> job.timeLimit()
                                        .map(limit -> (double) limit.toSeconds())
                                        .orElse(Double.MAX_VALUE))
                        .yielding(3),
                Column.<Job>number("CPUs", "", 64, job -> count(job.cpus()), Job::cpus)
                        .yielding(7),
                Column.<Job>time(
                                "Submitted",
                                106,
                                job -> job.submitted()
                                        .map(time -> Times.ago(time, clock.instant()))
                                        .orElse(""),
                                Job::submitted)
                        .yielding(5));
    }

    /** The nodes of a job that has some, else why it waits. */
    static String whereOrWhy(Job job) {
        return job.nodeList().isEmpty() ? job.reason() : job.nodeList();
    }

    private static String count(int number) {
        return number == 0 ? "" : "%,d".formatted(number);
    }

    /** @param now what is known of the cluster when words are looked for */
    static RowFilter<Job> filter(Supplier<Optional<Snapshot>> now) {
        return new RowFilter<Job>()
                .whole("state", job -> job.state().phase().word())
                .whole("state", job -> job.state().text())
                .part("job", Job::id)
                .part("name", Job::name)
                .part("user", Job::user)
                .part("partition", Job::partition)
                .found("gpu", type -> GpuTypes.ofJobs(type, now.get()))
                .least("gpus", Job::gpus)
                .part("reason", Job::reason)
                .hosts("node", Job::nodeList)
                .part("account", Job::account)
                .part("qos", Job::qos);
    }
}
