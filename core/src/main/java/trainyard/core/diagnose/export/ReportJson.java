package trainyard.core.diagnose.export;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import trainyard.core.diagnose.EvidenceLine;
import trainyard.core.diagnose.Happening;
import trainyard.core.diagnose.JobFacts;
import trainyard.core.diagnose.Remedy;
import trainyard.core.diagnose.Report;

/**
 * A report for programs. Keys are never renamed or removed; new ones may come. Times are UTC, or null where they are not
 * known; secrets are taken out.
 */
public final class ReportJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ReportJson() {}

    public static String write(Report report) {
        return JSON.writeValueAsString(of(report));
    }

    public static ObjectNode of(Report given) {
        Report report = new Redaction().of(given);
        ObjectNode root = JSON.createObjectNode();
        root.put("cause", report.cause());
        root.put("title", report.title());
        root.put("layer", report.layer().word());
        root.put("confidence", report.confidence().word());
        root.put("summary", report.summary());
        root.put("explanation", report.explanation());
        var blamed = root.putArray("blamed");
        report.blamed()
                .forEach(
                        one -> blamed.addObject().put("kind", one.kind().word()).put("name", one.name()));
        var evidence = root.putArray("evidence");
        report.evidence().forEach(line -> line(evidence.addObject(), line));
        var aside = root.putArray("set_aside");
        report.setAside()
                .forEach(one -> line(aside.addObject(), one.evidence())
                        .put("times", one.times())
                        .put("why", one.why()));
        var missing = root.putArray("missing");
        report.missing()
                .forEach(one -> missing.addObject()
                        .put("what", one.what())
                        .put("why", one.why())
                        .put("how", one.how()));
        var surroundings = root.putArray("surroundings");
        report.surroundings().forEach(surroundings::add);
        root.put("owner", report.owner().word());
        var remedies = root.putArray("remedies");
        report.remedies().forEach(one -> remedy(remedies.addObject(), one));
        root.put("retry", report.retry().word());
        root.put("retry_advice", report.retry().sentence());
        job(root.putObject("job"), report.job());
        var timeline = root.putArray("timeline");
        report.timeline().forEach(one -> happening(timeline.addObject(), one));
        return root;
    }

    private static ObjectNode line(ObjectNode node, EvidenceLine line) {
        return node.put("source", line.source())
                .put("line", line.line())
                .put("time", text(line.time()))
                .put("text", line.text());
    }

    private static void remedy(ObjectNode node, Remedy remedy) {
        node.put("text", remedy.text());
        node.put("owner", remedy.owner().word());
        node.put("command", ReportWords.command(remedy).orElse(null));
        node.put("action", remedy.action().map(ReportJson::word).orElse(null));
    }

    private static String word(Remedy.Action action) {
        return action.name().toLowerCase(Locale.ROOT);
    }

    private static void job(ObjectNode node, JobFacts job) {
        node.put("id", job.id());
        node.put("name", job.name());
        node.put("user", job.user());
        node.put("state", job.state());
        node.put("exit_code", job.exitCode());
        var nodes = node.putArray("nodes");
        job.nodes().forEach(nodes::add);
        node.put("started", text(job.started()));
        node.put("ended", text(job.ended()));
        node.put("slurm", job.version());
    }

    private static void happening(ObjectNode node, Happening happening) {
        EvidenceLine line = happening.evidence();
        node.put("time", text(line.time()));
        node.put("source", line.source());
        node.put("line", line.line());
        node.put("role", happening.role().word());
        node.put("rule", happening.rule());
        node.put("cause", happening.cause());
        node.put("node", happening.node().orElse(null));
        node.put("rank", happening.rank().orElse(null));
        node.put("times", happening.times());
        node.put("decisive", happening.decisive());
        node.put("text", line.text());
    }

    private static @Nullable String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }
}
