package trainyard.core.live.detail;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A job as accounting remembers it, with its steps.
 *
 * @param job the row of the job itself
 * @param steps in sacct's order; empty where they were not asked for
 */
public record PastJob(PastRow job, List<PastRow> steps) {
    public PastJob {
        steps = List.copyOf(steps);
    }

    /** CPU time used of that given, 0 to 1; empty where the job ran for less than a second. */
    public OptionalDouble cpuEfficiency() {
        return share(millis(job.cpuUsed()), millis(job.cpuGiven()));
    }

    private static double millis(Duration duration) {
        return duration.toMillis();
    }

    /**
     * The most memory that a step used of what the job was given, 0 to 1: all its tasks' peaks together, so a job whose
     * tasks peak at different times used less. Empty where nobody gathers it, or no memory was asked for.
     */
    public OptionalDouble memoryEfficiency() {
        Optional<Long> most = steps.stream()
                .filter(step -> !step.step().equals("extern"))
                .flatMap(step -> step.allTasksKb().stream())
                .max(Long::compare);
        return most.isEmpty()
                ? OptionalDouble.empty()
                : share(most.get(), job.allocated().memoryMb() * 1024.0);
    }

    /** The GPUs' use as Slurm gathered it in the longest step that has it, 0 to 1; empty where it does not gather it. */
    public OptionalDouble gpuEfficiency() {
        return steps.stream()
                .filter(step -> step.gpuPercent().isPresent())
                .max((one, other) -> one.elapsed().compareTo(other.elapsed()))
                .flatMap(PastRow::gpuPercent)
                .map(percent -> OptionalDouble.of(percent / 100))
                .orElse(OptionalDouble.empty());
    }

    private static OptionalDouble share(double part, double whole) {
        return whole > 0 ? OptionalDouble.of(part / whole) : OptionalDouble.empty();
    }
}
