package trainyard.core.job.submit;

import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import trainyard.core.job.RecipeField;
import trainyard.core.remote.CommandResult;

/** What sbatch says to a script. */
public sealed interface SubmitAnswer {
    /** What a person reads: one sentence. */
    String sentence();

    /** The job waits or runs. */
    record Submitted(String id) implements SubmitAnswer {
        @Override
        public String sentence() {
            return "Job " + id + " is submitted.";
        }
    }

    /**
     * {@code sbatch --test-only}: Slurm would take it.
     *
     * @param start when it would start by what is known now, in the cluster's time; empty where it is not said
     */
    record Possible(Optional<LocalDateTime> start, String nodes, String partition) implements SubmitAnswer {
        @Override
        public String sentence() {
            String when = start.map(
                            time -> " and would start it at " + time.toString().replace('T', ' '))
                    .orElse("");
            return "Slurm takes it" + when + (nodes.isEmpty() ? "" : " on " + nodes)
                    + (partition.isEmpty() ? "" : " in partition " + partition) + ".";
        }
    }

    /**
     * Slurm does not take it.
     *
     * @param field that it is about, where Slurm's words tell
     */
    record Refused(Optional<RecipeField> field, String sentence) implements SubmitAnswer {}

    /** A line on standard error, of all versions: {@code sbatch: Job 12 to start at TIME using 2 processors on nodes ...}. */
    Pattern POSSIBLE = Pattern.compile(
            "Job \\S+ to start at (?<time>\\S+)(?: a)? using \\S+ processors on nodes (?<nodes>\\S+)(?: in partition (?<partition>\\S+))?");

    /** {@code 12}, or {@code 12;CLUSTER} in a federation. */
    Pattern ID = Pattern.compile("(?<id>\\d+)(;\\S+)?");

    static SubmitAnswer submitted(CommandResult result) {
        var match = ID.matcher(result.text().strip());
        return result.ok() && match.matches() ? new Submitted(match.group("id")) : Refusals.read(result);
    }

    static SubmitAnswer tested(CommandResult result) {
        if (!result.ok()) {
            return Refusals.read(result);
        }
        var match = POSSIBLE.matcher(result.errors());
        if (!match.find()) {
            return new Possible(Optional.empty(), "", "");
        }
        String partition = Optional.ofNullable(match.group("partition")).orElse("");
        return new Possible(time(match.group("time")), match.group("nodes"), partition);
    }

    private static Optional<LocalDateTime> time(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
