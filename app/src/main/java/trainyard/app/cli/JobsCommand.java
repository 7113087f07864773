package trainyard.app.cli;

import static trainyard.app.cli.Table.number;
import static trainyard.app.cli.Table.text;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import trainyard.core.live.Job;
import trainyard.core.live.Snapshot;
import trainyard.core.slurm.TimeLimit;

@Command(name = "jobs", description = "List the jobs of a cluster, those just finished too.")
final class JobsCommand extends ClusterQuery {
    @Override
    List<Map<String, Object>> fields(Snapshot snapshot) {
        return snapshot.jobs().stream().map(JobsCommand::fields).toList();
    }

    private static Map<String, Object> fields(Job job) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", job.id());
        fields.put("name", job.name());
        fields.put("user", job.user());
        fields.put("account", job.account());
        fields.put("partition", job.partition());
        fields.put("qos", job.qos());
        fields.put("state", job.state().text());
        fields.put("reason", job.reason());
        fields.put("submitted", iso(job.submitted()));
        fields.put("started", iso(job.started()));
        fields.put("ended", iso(job.ended()));
        fields.put("time_limit", job.timeLimit().map(TimeLimit::format).orElse(null));
        fields.put("nodes", job.nodes());
        fields.put("cpus", job.cpus());
        fields.put("gpus", job.gpus());
        fields.put("node_list", job.nodeList());
        fields.put("exit_status", job.exitStatus());
        return fields;
    }

    private static @Nullable String iso(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }

    @Override
    void print(Snapshot snapshot, PrintWriter out) {
        Table.<Job>of(
                        number("JOB", Job::id),
                        text("NAME", Job::name),
                        text("USER", Job::user),
                        text("PARTITION", Job::partition),
                        text("STATE", job -> job.state().text()),
                        number(
                                "ELAPSED",
                                job -> job.elapsed(snapshot.takenAt())
                                        .map(TimeLimit::format)
                                        .orElse("")),
                        number("NODES", Job::nodes),
                        number("GPUS", Job::gpus),
                        text("WHERE", job -> job.nodeList().isEmpty() ? job.reason() : job.nodeList()))
                .print(snapshot.jobs(), out);
    }
}
