package trainyard.core.job.submit;

import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
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

    /** What sbatch says, and what that is about. */
    record Word(String said, Optional<RecipeField> field, String means) {}

    List<Word> WORDS = List.of(
            word("invalid partition", RecipeField.PARTITION, "There is no such partition."),
            word("Invalid account", RecipeField.ACCOUNT, "You may not charge this account, or not in this partition."),
            word("Invalid qos", RecipeField.QOS, "You may not ask for this QOS."),
            word("reservation", RecipeField.RESERVATION, "The reservation is not there, or not for you."),
            word("Invalid feature", RecipeField.CONSTRAINT, "No node has these features."),
            word("Invalid node name", RecipeField.NODELIST, "A node of the list is not there."),
            word("time limit", RecipeField.TIME, "The time is longer than the partition or a limit allows."),
            word("Node count", RecipeField.NODES, "The partition does not give a job so many nodes."),
            word("Memory specification", RecipeField.MEMORY, "No node has so much memory."),
            word("generic resource", RecipeField.GPU_TYPE, "No node has GPUs of this kind."),
            word("More processors", RecipeField.CPUS_PER_RANK, "No node has so many CPUs."),
            word("Requested node configuration", RecipeField.NODES, "No nodes have all that is asked of them."));

    private static Word word(String said, RecipeField field, String means) {
        return new Word(said, Optional.of(field), means);
    }

    static SubmitAnswer submitted(CommandResult result) {
        var match = ID.matcher(result.text().strip());
        return result.ok() && match.matches() ? new Submitted(match.group("id")) : refused(result);
    }

    static SubmitAnswer tested(CommandResult result) {
        if (!result.ok()) {
            return refused(result);
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

    private static Refused refused(CommandResult result) {
        String said = result.errors()
                .lines()
                .map(line -> line.replaceFirst("^(sbatch|allocation failure): (error: )?", "")
                        .strip())
                .filter(line -> !line.isEmpty())
                .reduce((_, last) -> last)
                .orElse("exit status " + result.exitStatus());
        return WORDS.stream()
                .filter(word -> said.contains(word.said()))
                .findFirst()
                .map(word -> new Refused(word.field(), word.means() + " Slurm says: " + said))
                .orElse(new Refused(Optional.empty(), "Slurm does not take it: " + said));
    }
}
