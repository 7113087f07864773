package trainyard.core.live.detail;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import trainyard.core.live.SlurmText;
import trainyard.core.slurm.JobState;
import trainyard.core.slurm.SlurmTime;
import trainyard.core.slurm.TimeLimit;
import trainyard.core.slurm.Tres;

/**
 * A job in full, from one line of {@code scontrol -d -o show job}.
 *
 * @param number the job's own number
 * @param values all pairs by Slurm's keys, in Slurm's order, but for those of the allocation; words for none are kept
 * @param shares what the job holds on its nodes; empty while it waits
 * @param record the line as it came
 */
public record JobDetail(long number, Map<String, String> values, List<NodeShare> shares, ZoneId zone, String record) {
    public JobDetail {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        shares = List.copyOf(shares);
    }

    /** The value of one of Slurm's keys, such as {@code Network}; empty where it is absent or a word for none. */
    public Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key)).filter(text -> !SlurmText.isNone(text));
    }

    private String text(String key) {
        return value(key).orElse("");
    }

    public String name() {
        return text("JobName");
    }

    /** The login, without the number behind it. */
    public String user() {
        return text("UserId").replaceFirst("\\(\\d+\\)$", "");
    }

    public String account() {
        return text("Account");
    }

    public String partition() {
        return text("Partition");
    }

    public String qos() {
        return text("QOS");
    }

    public JobState state() {
        return JobState.parse(text("JobState"));
    }

    /** Slurm's reason, with underscores where squeue writes blanks. */
    public String reason() {
        return text("Reason");
    }

    public long priority() {
        return number("Priority");
    }

    public String dependency() {
        return text("Dependency");
    }

    public String features() {
        return text("Features");
    }

    public String excludedNodes() {
        return text("ExcNodeList");
    }

    public String requiredNodes() {
        return text("ReqNodeList");
    }

    /** Folded; empty while the job waits. */
    public String nodeList() {
        return text("NodeList");
    }

    /** The fewest nodes that the job wants: {@code NumNodes=2} or {@code 2-4}. */
    public int nodes() {
        return SlurmText.count(text("NumNodes").split("-", 2)[0]);
    }

    public int cpus() {
        return SlurmText.count(text("NumCPUs").split("-", 2)[0]);
    }

    /** What the job asks for; before 23.02 scontrol has one {@code TRES} for what is asked and what is given. */
    public Tres requested() {
        return Tres.parse(value("ReqTRES").or(() -> value("TRES")).orElse(""));
    }

    /** What the job holds or held; none while it waits. */
    public Tres allocated() {
        return Tres.parse(value("AllocTRES")
                .or(() -> state().phase() == JobState.Phase.PENDING ? Optional.empty() : value("TRES"))
                .orElse(""));
    }

    /** How the resources are asked for, by Slurm's keys: {@code TresPerNode}, {@code TresPerJob}, {@code MemPerTres}. */
    public Map<String, String> requestedPer() {
        var per = new LinkedHashMap<String, String>();
        for (String key :
                List.of("TresPerJob", "TresPerNode", "TresPerSocket", "TresPerTask", "CpusPerTres", "MemPerTres")) {
            value(key).ifPresent(text -> per.put(key, text));
        }
        return per;
    }

    /** The command and its arguments; empty for a wrapped or interactive job. */
    public String command() {
        return text("Command");
    }

    public String workFolder() {
        return text("WorkDir");
    }

    /** The path of the standard output; empty for an interactive job. */
    public String standardOutput() {
        return text("StdOut");
    }

    /** The path of the standard error, which is that of the output where the job did not ask otherwise. */
    public String standardError() {
        return value("StdErr").orElseGet(this::standardOutput);
    }

    public String standardInput() {
        return text("StdIn");
    }

    /** Empty for no limit. */
    public Optional<Duration> timeLimit() {
        return value("TimeLimit").flatMap(TimeLimit::parse);
    }

    public Optional<Instant> submitted() {
        return time("SubmitTime");
    }

    /** When the job may start at the earliest; empty while something else must happen first. */
    public Optional<Instant> eligible() {
        return time("EligibleTime");
    }

    /** While the job waits, when the scheduler expects to start it, where it has thought so far. */
    public Optional<Instant> started() {
        return time("StartTime");
    }

    public Optional<Instant> ended() {
        return time("EndTime");
    }

    /** One of Slurm's times by its key. */
    public Optional<Instant> time(String key) {
        return value(key).flatMap(text -> SlurmTime.parse(text, zone));
    }

    private long number(String key) {
        String text = text(key);
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
