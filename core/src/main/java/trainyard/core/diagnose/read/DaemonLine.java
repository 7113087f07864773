package trainyard.core.diagnose.read;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a line of slurmctld's or of slurmd's log says beside its message. */
final class DaemonLine {
    /** {@code [7.batch]} and {@code [job 7]} before the message, or {@code JobId=7}, {@code StepId=7.0}, {@code job 7} in it. */
    private static final Pattern JOB = Pattern.compile(
            "\\[(\\d+)\\.(?:\\d+|batch|extern|interactive)\\] |\\b(?:JobId=|StepId=|[Jj]ob_?[Ii]d |[Jj]ob |JOB |STEP )(\\d+)\\b");

    private DaemonLine() {}

    /** The number of the job that it is about. */
    static Optional<String> job(String text) {
        Matcher match = JOB.matcher(text);
        return match.find() ? Optional.of(match.group(1) == null ? match.group(2) : match.group(1)) : Optional.empty();
    }
}
