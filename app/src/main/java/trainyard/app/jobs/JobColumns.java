package trainyard.app.jobs;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import trainyard.app.kit.Column;
import trainyard.app.kit.Look;
import trainyard.app.kit.NaturalOrder;
import trainyard.app.kit.Times;
import trainyard.app.kit.Words;
import trainyard.core.live.Job;
import trainyard.core.slurm.TimeLimit;

/** What the table says of a job, and which words find it. */
final class JobColumns {
    private JobColumns() {}

    static List<Column<Job>> all(Clock clock) {
        return List.of(
                Column.code("Job", 102, Job::id, Comparator.comparing(Job::id, NaturalOrder.NAMES)),
                Column.text("Name", 134, Job::name),
                Column.text("User", 92, Job::user),
                Column.text("Partition", 90, Job::partition),
                Column.state(
                        "State",
                        146,
                        job -> Look.of(job.state()),
                        job -> job.state().text(),
                        Comparator.comparing(job -> job.state().phase())),
                Column.number("GPUs", "", 60, job -> count(job.gpus()), Job::gpus),
                Column.number("Nodes", "", 72, job -> count(job.nodes()), Job::nodes),
                Column.number("CPUs", "", 64, job -> count(job.cpus()), Job::cpus),
                Column.number(
                        "Limit",
                        "",
                        100,
                        job -> job.timeLimit().map(TimeLimit::format).orElse("none"),
                        job -> job.timeLimit()
                                .map(limit -> (double) limit.toSeconds())
                                .orElse(Double.MAX_VALUE)),
                Column.time(
                        "Runs for",
                        96,
                        job -> job.elapsed(clock.instant())
                                .map(TimeLimit::format)
                                .orElse(""),
                        Job::started),
                Column.time(
                        "Submitted",
                        102,
                        job -> job.submitted()
                                .map(time -> Times.ago(time, clock.instant()))
                                .orElse(""),
                        Job::submitted),
                Column.code(
                        "Where or why",
                        130,
                        JobColumns::whereOrWhy,
                        Comparator.comparing(JobColumns::whereOrWhy, NaturalOrder.NAMES)));
    }

    /** The nodes of a job that has some, else why it waits. */
    static String whereOrWhy(Job job) {
        return job.nodeList().isEmpty() ? job.reason() : job.nodeList();
    }

    private static String count(int number) {
        return number == 0 ? "" : "%,d".formatted(number);
    }

    static boolean match(Job job, Words words) {
        return words.match(
                job.state().phase().word(),
                job.id(),
                job.name(),
                job.user(),
                job.partition(),
                job.reason(),
                job.nodeList(),
                job.account(),
                job.state().text(),
                job.qos());
    }
}
