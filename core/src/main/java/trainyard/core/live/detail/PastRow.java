package trainyard.core.live.detail;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import trainyard.core.live.SlurmText;
import trainyard.core.slurm.JobState;
import trainyard.core.slurm.Memory;
import trainyard.core.slurm.SlurmTime;
import trainyard.core.slurm.TimeLimit;
import trainyard.core.slurm.Tres;

/**
 * A job, or one step of it, as accounting remembers it: one row of {@code sacct}.
 *
 * @param values by sacct's field names, in the order asked for; words for none are kept
 */
public record PastRow(Map<String, String> values, ZoneId zone) {
    public PastRow {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The value of one of sacct's fields; empty where it is absent or a word for none. */
    public Optional<String> value(String field) {
        return Optional.ofNullable(values.get(field))
                .filter(text -> !SlurmText.isNone(text) && !text.equals("Unknown") && !text.equals("None assigned"));
    }

    private String text(String field) {
        return value(field).orElse("");
    }

    /** As Slurm writes it: {@code 123}, {@code 123_4}, {@code 123.batch}, {@code 123.0}. */
    public String id() {
        return text("JobID");
    }

    /** With the job's own number where {@link #id} has the array's: {@code 125.0} for {@code 123_4.0}. */
    public String rawId() {
        return text("JobIDRaw");
    }

    /** What stands behind the job's number: {@code batch}, {@code extern}, {@code 0}; empty for the job itself. */
    public String step() {
        int dot = rawId().indexOf('.');
        return dot < 0 ? "" : rawId().substring(dot + 1);
    }

    public String name() {
        return values.getOrDefault("JobName", "");
    }

    public String user() {
        return text("User");
    }

    public String account() {
        return text("Account");
    }

    public String partition() {
        return text("Partition");
    }

    public JobState state() {
        return JobState.parse(text("State"));
    }

    /** {@code code:signal}. */
    public String exitCode() {
        return text("ExitCode");
    }

    /** The highest exit code of any step; empty for a step. */
    public String derivedExitCode() {
        return text("DerivedExitCode");
    }

    public Optional<Instant> submitted() {
        return time("Submit");
    }

    public Optional<Instant> started() {
        return time("Start");
    }

    /** Empty while it runs. */
    public Optional<Instant> ended() {
        return time("End");
    }

    public Optional<Instant> time(String field) {
        return value(field).flatMap(text -> SlurmTime.parse(text, zone));
    }

    public Duration elapsed() {
        return Duration.ofSeconds(number("ElapsedRaw"));
    }

    /** Empty for no limit, for the partition's, and for a step. */
    public Optional<Duration> timeLimit() {
        return value("TimelimitRaw").filter(text -> text.matches("\\d{1,9}")).flatMap(TimeLimit::parse);
    }

    public int nodes() {
        return (int) number("NNodes");
    }

    public int cpus() {
        return (int) number("AllocCPUS");
    }

    public String nodeList() {
        return text("NodeList");
    }

    /** CPU time used by all its processes, with those of its children that have ended. */
    public Duration cpuUsed() {
        String text = text("TotalCPU");
        int dot = text.indexOf('.');
        String whole = dot < 0 ? text : text.substring(0, dot);
        String fraction = dot < 0 ? "" : (text.substring(dot + 1) + "000").substring(0, 3);
        Duration used = TimeLimit.parse(whole).orElse(Duration.ZERO);
        return fraction.matches("\\d{3}") ? used.plusMillis(Long.parseLong(fraction)) : used;
    }

    /** CPU time that was there to be used: elapsed time times CPUs. */
    public Duration cpuGiven() {
        return Duration.ofSeconds(number("CPUTimeRAW"));
    }

    public Tres requested() {
        return Tres.parse(text("ReqTRES"));
    }

    public Tres allocated() {
        return Tres.parse(text("AllocTRES"));
    }

    /** The largest memory of any one task; empty for the job itself, whose steps have it, and where nobody gathers it. */
    public Optional<Long> largestTaskKb() {
        return value("MaxRSS").flatMap(PastRow::kb);
    }

    /** The sum over tasks of the largest memory of each; empty where nobody gathers it. */
    public Optional<Long> allTasksKb() {
        return Optional.ofNullable(Tres.parse(text("TRESUsageInTot")).amounts().get("mem"))
                .flatMap(PastRow::kb)
                .or(() -> largestTaskKb().map(kb -> kb * Math.max(1, number("NTasks"))));
    }

    /** GPU use in percent, averaged over tasks and GPUs; empty where Slurm does not gather it. */
    public Optional<Double> gpuPercent() {
        return Optional.ofNullable(Tres.parse(text("TRESUsageInAve")).amounts().get("gres/gpuutil"))
                .map(text -> SlurmText.decimal(text, -1))
                .filter(percent -> percent >= 0);
    }

    private long number(String field) {
        String text = text(field);
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    /** {@code 4928K}, {@code 1.5G}, or bytes without a letter. */
    private static Optional<Long> kb(String text) {
        if (text.matches("\\d{1,18}")) {
            return Optional.of(Long.parseLong(text) / 1024);
        }
        if (text.endsWith("K") && text.matches("\\d{1,15}(\\.\\d+)?K")) {
            return Optional.of((long) SlurmText.decimal(text.substring(0, text.length() - 1), 0));
        }
        var mb = Memory.parseMb(text);
        return mb.isPresent() ? Optional.of(mb.getAsLong() * 1024) : Optional.empty();
    }
}
