package trainyard.core.diagnose.export;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Collectors;
import trainyard.core.diagnose.Blamed;
import trainyard.core.diagnose.Confidence;
import trainyard.core.diagnose.EvidenceLine;
import trainyard.core.diagnose.Happening;
import trainyard.core.diagnose.JobFacts;
import trainyard.core.diagnose.Layer;
import trainyard.core.diagnose.Owner;
import trainyard.core.diagnose.Remedy;
import trainyard.core.diagnose.Report;
import trainyard.core.diagnose.Role;
import trainyard.core.remote.Quoting;
import trainyard.core.slurm.Hostlist;

/** What a report's parts are called wherever people read it. */
public final class ReportWords {
    /** The heading over what ran beside and before the job. */
    public static final String SURROUNDINGS = "Beside and before it";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private ReportWords() {}

    public static String title(Report report) {
        return report.isUnknown() ? "Cause not known" : report.title();
    }

    public static String confidence(Confidence confidence) {
        return switch (confidence) {
            case CONFIRMED -> "confirmed: the evidence is sufficient by itself, or two sides say the same";
            case PROBABLE -> "probable: nothing else explains the evidence as well";
            case POSSIBLE -> "possible: a hint, which has other explanations too";
            case UNKNOWN -> "unknown: what is left are after-effects, or nothing";
        };
    }

    public static String owner(Owner owner) {
        return switch (owner) {
            case USER -> "the job's user";
            case OPERATOR -> "the cluster's operator";
            case BOTH -> "the job's user or the cluster's operator";
        };
    }

    public static String layer(Layer layer) {
        return switch (layer) {
            case SLURM -> "Slurm";
            case HOST -> "host";
            case GPU -> "GPU";
            case FABRIC -> "network between ranks";
            case CONTAINER -> "container";
            case STORAGE -> "storage";
            case FRAMEWORK -> "framework";
            case USER -> "the user's program";
            case UNKNOWN -> "not known";
        };
    }

    public static String role(Role role) {
        return switch (role) {
            case INITIATOR -> "can start a failure";
            case MESSENGER -> "reports another failure";
            case VICTIM -> "after-effect";
            case NOISE -> "noise";
            case ADVICE -> "advice";
            case MARK -> "fact";
        };
    }

    /** Where a line stands: {@code output.txt:12}. */
    public static String place(EvidenceLine line) {
        return line.line() > 0 ? line.source() + ":" + line.line() : line.source();
    }

    /** Where it happened: {@code gpu-01, rank 3}; empty where it is not told. */
    public static String where(Happening happening) {
        String node = happening.node().orElse("");
        String rank = happening.rank().map(number -> "rank " + number).orElse("");
        return node.isEmpty() || rank.isEmpty() ? node + rank : node + ", " + rank;
    }

    public static String kind(Blamed.Kind kind) {
        return kind == Blamed.Kind.GPU ? "GPU" : kind.word();
    }

    public static String blamed(Report report) {
        return report.blamed().stream()
                .map(blamed -> kind(blamed.kind()) + " " + blamed.name())
                .collect(Collectors.joining(", "));
    }

    /** The job in a line: {@code Job 12 "train" of ada: FAILED, exit code 1:0, on gpu-[01-02]}; empty without an id. */
    public static String job(JobFacts job) {
        if (job.id().isEmpty()) {
            return "";
        }
        String name = job.name().isEmpty() ? "" : " \"" + job.name() + "\"";
        String user = job.user().isEmpty() ? "" : " of " + job.user();
        String state = job.state().isEmpty() ? "" : ": " + job.state();
        String exit = job.exitCode().isEmpty() ? "" : ", exit code " + job.exitCode();
        String nodes = job.nodes().isEmpty() ? "" : ", on " + Hostlist.fold(job.nodes());
        return "Job " + job.id() + name + user + state + exit + nodes;
    }

    /** The command as a shell takes it. */
    public static Optional<String> command(Remedy remedy) {
        return remedy.command().isEmpty() ? Optional.empty() : Optional.of(Quoting.join(remedy.command()));
    }

    /** The zone's name, which Java has as Z for the one that all know. */
    public static String zone(ZoneId zone) {
        return zone.getId().equals("Z") ? "UTC" : zone.getId();
    }

    public static String times(long times) {
        return times == 1 ? "" : times + " times";
    }

    public static String time(Instant time, ZoneId zone) {
        return TIME.withZone(zone).format(time);
    }

    public static String time(Optional<Instant> time, ZoneId zone) {
        return time.map(moment -> time(moment, zone)).orElse("");
    }
}
