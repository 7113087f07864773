package trainyard.core.job.scalarlm;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A training that ScalarLM knows.
 *
 * @param name what ScalarLM calls the job and the model that comes of it: a hash of its data and arguments
 * @param state ScalarLM's own word: QUEUED, TRAINING, COMPLETED, FAILED, CANCELLED, or one of a later version
 * @param slurmJob the job's number in ScalarLM's Slurm
 * @param step how many steps are done
 * @param error why it failed, where the server says so
 * @param deployed whether the model can be asked already
 * @param arguments what the training was asked for, and what the server added
 */
public record TrainingJob(
        String name,
        String state,
        Optional<String> slurmJob,
        Optional<Instant> started,
        OptionalInt step,
        OptionalInt maxSteps,
        OptionalDouble loss,
        Optional<String> error,
        boolean deployed,
        Map<String, String> arguments) {
    static final String CANCELLED = "CANCELLED";
    private static final Set<String> OVER = Set.of("COMPLETED", "FAILED", CANCELLED);

    public boolean isOver() {
        return OVER.contains(state);
    }
}
