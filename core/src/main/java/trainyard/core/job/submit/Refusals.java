package trainyard.core.job.submit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import trainyard.core.job.RecipeField;
import trainyard.core.live.PendingLimit;
import trainyard.core.remote.CommandResult;

/**
 * What sbatch says when it does not take a script, and which field of a recipe that is about. {@code --test-only} and
 * a real submission begin their last line differently, and lines before it may tell more than it does.
 */
final class Refusals {
    /** What sbatch says, and what that means. */
    private record Word(String said, RecipeField field, String means) {}

    /** Those that tell more come first: what is more exact stands in a line before the general one. */
    private static final List<Word> WORDS = List.of(
            new Word("invalid partition", RecipeField.PARTITION, "There is no such partition."),
            new Word("partition not available", RecipeField.PARTITION, "The partition takes no jobs now."),
            new Word("not permitted to use this partition", RecipeField.PARTITION, "The partition is not for you."),
            new Word(
                    "invalid account",
                    RecipeField.ACCOUNT,
                    "You may not charge this account, or not in this partition."),
            new Word("invalid qos", RecipeField.QOS, "You may not ask for this QOS."),
            new Word("reservation", RecipeField.RESERVATION, "The reservation is not there, or not for you."),
            new Word("invalid feature", RecipeField.CONSTRAINT, "No node has these features."),
            new Word(
                    "invalid node name",
                    RecipeField.NODELIST,
                    "A node that is named is not there, or is both wanted and excluded."),
            new Word("invalid --time", RecipeField.TIME, "This is no time."),
            new Word(
                    "time limit is invalid",
                    RecipeField.TIME,
                    "The time is longer than the partition allows, or is none and has to be given."),
            new Word("memory specification", RecipeField.MEMORY, "No node has so much memory."),
            new Word("invalid --mem", RecipeField.MEMORY, "This is no amount of memory."),
            new Word("node count", RecipeField.NODES, "The partition does not give a job so many nodes."),
            new Word("generic resource", RecipeField.GPU_TYPE, "No node has GPUs of this kind."),
            new Word("trackable resource", RecipeField.GPU_TYPE, "Slurm does not understand which GPUs are meant."),
            new Word(
                    "more processors",
                    RecipeField.NODES,
                    "The partition's nodes together have not so many CPUs: ask for fewer nodes, or fewer CPUs of each."),
            new Word("job array", RecipeField.ARRAY, "Task numbers are a list such as 0-9, below MaxArraySize."),
            new Word(
                    "requested node configuration",
                    RecipeField.NODES,
                    "There are not so many nodes that have all that is asked of one, and are in service."));

    private static final String POLICY = "violates accounting/QOS policy";

    private Refusals() {}

    static SubmitAnswer.Refused read(CommandResult result) {
        List<String> lines = result.errors().lines().map(Refusals::plain).toList();
        String said = said(lines);
        if (said.isEmpty()) {
            return new SubmitAnswer.Refused(
                    Optional.empty(), "Slurm does not take it: exit status " + result.exitStatus() + ".");
        }
        if (said.contains(POLICY)) {
            return limited(lines, said);
        }
        String lower = said.toLowerCase(Locale.ROOT);
        return WORDS.stream()
                .filter(word -> lower.contains(word.said()))
                .findFirst()
                .map(word -> new SubmitAnswer.Refused(Optional.of(word.field()), word.means() + " Slurm says: " + said))
                .orElse(new SubmitAnswer.Refused(Optional.empty(), "Slurm does not take it: " + said));
    }

    private static String plain(String line) {
        return line.replaceFirst("^sbatch: (error: )?|^allocation failure: ", "")
                .replaceFirst("^Batch job submission failed: ", "")
                .strip();
    }

    /** The lines in one; those of one sentence go on in small letters. */
    private static String said(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.isEmpty() && !line.startsWith("Try \"sbatch --help\""))
                .distinct()
                .collect(Collectors.joining("; "))
                .replaceAll("; (?=line must|instead of)", " ");
    }

    /** A line before the last has the limit's code, as squeue has it for a job that waits for one. */
    private static SubmitAnswer.Refused limited(List<String> lines, String said) {
        Optional<PendingLimit> limit =
                lines.stream().flatMap(line -> PendingLimit.of(line).stream()).findFirst();
        return new SubmitAnswer.Refused(
                Optional.of(limit.map(Refusals::field).orElse(RecipeField.QOS)),
                limit.map(PendingLimit::sentence).orElse("A limit of the account or the QOS is reached.")
                        + " Slurm says: " + said);
    }

    private static RecipeField field(PendingLimit limit) {
        return switch (limit.resource()) {
            case "time" -> RecipeField.TIME;
            case "cpu" -> RecipeField.CPUS_PER_RANK;
            case "mem" -> RecipeField.MEMORY;
            case "node" -> RecipeField.NODES;
            case "gres" -> RecipeField.GPUS_PER_NODE;
            default -> limit.owner() == PendingLimit.Owner.QOS ? RecipeField.QOS : RecipeField.ACCOUNT;
        };
    }
}
