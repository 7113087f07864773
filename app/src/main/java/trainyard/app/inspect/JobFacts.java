package trainyard.app.inspect;

import java.time.Instant;
import java.util.List;
import trainyard.app.kit.PropertyList.Property;
import trainyard.app.kit.Sizes;
import trainyard.core.live.Job;
import trainyard.core.slurm.TimeLimit;

/** What the inspector says of a job. */
final class JobFacts {
    private JobFacts() {}

    static List<Fact> of(Job job, Instant now) {
        boolean waiting = job.nodeList().isEmpty();
        return List.of(
                new Fact(
                        "Job",
                        List.of(
                                Property.of("Name", job.name()),
                                Property.of("User", job.user()),
                                Property.of("Account", job.account()),
                                Property.of("Partition", job.partition()),
                                Property.of("QOS", job.qos()),
                                Property.of("Reason", job.reason().equals("None") ? "" : job.reason()),
                                Property.of("Priority", "%,d".formatted(job.priority())))),
                new Fact(
                        "Time",
                        List.of(
                                Property.time("Submitted", job.submitted(), now),
                                Property.time(waiting ? "Start expected" : "Started", job.started(), now),
                                Property.time(job.state().isFinished() ? "Ended" : "Ends by", job.ended(), now),
                                Property.of(
                                        "Runs for",
                                        waiting
                                                ? ""
                                                : job.elapsed(now)
                                                        .map(TimeLimit::format)
                                                        .orElse("")),
                                Property.of(
                                        "Limit",
                                        job.timeLimit().map(TimeLimit::format).orElse("none")))),
                new Fact(
                        waiting ? "Asked for" : "Resources",
                        List.of(
                                Property.of("GPUs", count(job.gpus())),
                                Property.of("CPUs", count(job.cpus())),
                                Property.of(
                                        "Memory",
                                        job.tres().memoryMb() == 0
                                                ? ""
                                                : Sizes.mb(job.tres().memoryMb())),
                                Property.of("Nodes", count(job.nodes())),
                                Property.code("On", job.nodeList()),
                                Property.code("Folder", job.workFolder()),
                                Property.of("Exit status", job.state().isFinished() ? job.exitStatus() : ""))));
    }

    private static String count(int number) {
        return number == 0 ? "" : "%,d".formatted(number);
    }
}
