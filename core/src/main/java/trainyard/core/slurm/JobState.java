package trainyard.core.slurm;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The state of a job as Slurm writes it in long form ({@code RUNNING}), and what it means. */
public record JobState(String text, Phase phase) {
    /** Where in its life a job is. */
    public enum Phase {
        PENDING,
        RUNNING,
        COMPLETING,
        SUSPENDED,
        COMPLETED,
        CANCELLED,
        FAILED,
        UNKNOWN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The short codes of squeue(1), JOB STATE CODES, for {@code %t} and {@code StateCompact}. */
    private static final Map<String, String> LONG_FORMS = Map.ofEntries(
            entry("BF", "BOOT_FAIL"),
            entry("CA", "CANCELLED"),
            entry("CD", "COMPLETED"),
            entry("CF", "CONFIGURING"),
            entry("CG", "COMPLETING"),
            entry("DL", "DEADLINE"),
            entry("F", "FAILED"),
            entry("NF", "NODE_FAIL"),
            entry("OOM", "OUT_OF_MEMORY"),
            entry("PD", "PENDING"),
            entry("PR", "PREEMPTED"),
            entry("R", "RUNNING"),
            entry("RD", "RESV_DEL_HOLD"),
            entry("RF", "REQUEUE_FED"),
            entry("RH", "REQUEUE_HOLD"),
            entry("RQ", "REQUEUED"),
            entry("RS", "RESIZING"),
            entry("RV", "REVOKED"),
            entry("S", "SUSPENDED"),
            entry("SE", "SPECIAL_EXIT"),
            entry("SI", "SIGNALING"),
            entry("SO", "STAGE_OUT"),
            entry("ST", "STOPPED"),
            entry("TO", "TIMEOUT"));

    private static final Map<String, JobState> SEEN = new ConcurrentHashMap<>();

    /** Reads a state such as {@code OUT_OF_MEMORY}; one that is not known keeps its text and has no known phase. */
    public static JobState parse(String text) {
        return SEEN.computeIfAbsent(text, key -> new JobState(key, phaseOf(key)));
    }

    /** By the table of squeue(1), JOB STATE CODES, and sacct's {@code CANCELLED by 1000}. */
    private static Phase phaseOf(String text) {
        String word = text.split(" ", 2)[0];
        return switch (LONG_FORMS.getOrDefault(word, word)) {
            case "PENDING",
                    "REQUEUE",
                    "REQUEUED",
                    "REQUEUE_FED",
                    "REQUEUE_HOLD",
                    "SPECIAL_EXIT",
                    "RESV_DEL_HOLD",
                    "EXPEDITING" -> Phase.PENDING;
            // A job that waits for its nodes to boot holds them already.
            case "RUNNING", "CONFIGURING", "POWER_UP_NODE", "SIGNALING", "RESIZING" -> Phase.RUNNING;
            case "COMPLETING", "STAGE_OUT" -> Phase.COMPLETING;
            case "SUSPENDED", "STOPPED" -> Phase.SUSPENDED;
            case "COMPLETED" -> Phase.COMPLETED;
            case "CANCELLED", "REVOKED" -> Phase.CANCELLED;
            case "FAILED",
                    "TIMEOUT",
                    "NODE_FAIL",
                    "OUT_OF_MEMORY",
                    "BOOT_FAIL",
                    "DEADLINE",
                    "PREEMPTED",
                    "LAUNCH_FAILED",
                    "RECONFIG_FAIL" -> Phase.FAILED;
            default -> Phase.UNKNOWN;
        };
    }

    public boolean isFinished() {
        return switch (phase) {
            case COMPLETED, CANCELLED, FAILED -> true;
            default -> false;
        };
    }

    /** Whether the job holds resources. */
    public boolean isActive() {
        return phase == Phase.RUNNING || phase == Phase.COMPLETING || phase == Phase.SUSPENDED;
    }
}
