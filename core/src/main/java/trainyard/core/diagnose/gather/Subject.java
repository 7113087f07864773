package trainyard.core.diagnose.gather;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import trainyard.core.live.detail.JobDetail;
import trainyard.core.slurm.Hostlist;
import trainyard.core.slurm.JobState;

/**
 * The job that evidence is gathered of, from Slurm's two records of it.
 *
 * @param rows accounting's, by column: all starts of the job, each with its steps
 */
record Subject(String id, Optional<JobDetail> shown, List<Map<String, String>> rows) {
    /** Daemons write of a job a little before it starts and after it ends. */
    private static final Duration AROUND = Duration.ofMinutes(2);

    private static final Pattern UNAVAILABLE = Pattern.compile("UnavailableNodes:([^,)]+(?:\\[[^]]*])?)");

    private Optional<Map<String, String>> job() {
        return rows.stream()
                .filter(row -> !row.getOrDefault("JobID", ".").contains("."))
                .reduce((_, last) -> last);
    }

    private String text(String column, Function<JobDetail, String> ofShown) {
        return shown.map(ofShown)
                .filter(text -> !text.isEmpty())
                .or(() -> job().map(row -> row.getOrDefault(column, "")))
                .orElse("");
    }

    boolean isKnown() {
        return shown.isPresent() || job().isPresent();
    }

    String user() {
        return text("User", JobDetail::user);
    }

    String name() {
        return text("JobName", JobDetail::name);
    }

    String workFolder() {
        return text("WorkDir", JobDetail::workFolder);
    }

    /** The job's nodes, those of its earlier starts, and those that it asked for and did not get. */
    Set<String> nodes() {
        var lists = new LinkedHashSet<String>();
        shown.ifPresent(job -> {
            lists.add(job.nodeList());
            lists.add(job.requiredNodes());
            UNAVAILABLE.matcher(job.reason()).results().forEach(match -> lists.add(match.group(1)));
        });
        rows.forEach(row -> lists.add(row.getOrDefault("NodeList", "")));
        var nodes = new LinkedHashSet<String>();
        for (String list : lists) {
            if (!list.isEmpty() && !list.startsWith("None") && !list.startsWith("(null)")) {
                expand(list).forEach(nodes::add);
            }
        }
        return nodes;
    }

    private static List<String> expand(String list) {
        try {
            return Hostlist.expand(list);
        } catch (IllegalArgumentException odd) {
            return List.of();
        }
    }

    /** From when the logs are of interest. */
    Instant from(Instant now) {
        return shown.flatMap(JobDetail::submitted)
                .or(() -> rows.stream()
                        .flatMap(row -> time(row.getOrDefault("Submit", "")).stream())
                        .min(Instant::compareTo))
                .filter(submitted -> started().isEmpty())
                .or(this::started)
                .map(time -> time.minus(AROUND))
                .orElse(now.minus(Duration.ofHours(1)));
    }

    private Optional<Instant> started() {
        return rows.stream()
                .flatMap(row -> time(row.getOrDefault("Start", "")).stream())
                .min(Instant::compareTo)
                .or(() -> shown.filter(job -> job.state().phase() != JobState.Phase.PENDING)
                        .flatMap(JobDetail::started));
    }

    Instant to(Instant now) {
        return job().flatMap(row -> time(row.getOrDefault("End", "")))
                .or(() -> shown.filter(job -> job.state().isFinished()).flatMap(JobDetail::ended))
                .map(time -> time.plus(AROUND))
                .filter(end -> end.isBefore(now))
                .orElse(now);
    }

    /** Seconds since 1970, as they are asked for. */
    private static Optional<Instant> time(String text) {
        return Optional.of(text)
                .filter(seconds -> seconds.matches("\\d{9,12}"))
                .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)));
    }

    OutputPaths.Job forPaths() {
        String array = shown.flatMap(job -> job.value("ArrayJobId")).orElse(id.contains("_") ? id.split("_")[0] : "");
        String task = shown.flatMap(job -> job.value("ArrayTaskId")).orElse(id.contains("_") ? id.split("_")[1] : "");
        String number = shown.map(job -> Long.toString(job.number())).orElse(id);
        String host = shown.flatMap(job -> job.value("BatchHost"))
                .orElse(nodes().stream().findFirst().orElse(""));
        return new OutputPaths.Job(number, array, task, name(), user(), host);
    }
}
