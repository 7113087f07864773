package trainyard.core.diagnose;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What Slurm's records say of the job, as far as they are there.
 *
 * @param id {@code 123} or {@code 123_4}; empty where no record names one
 * @param state Slurm's word, such as {@code FAILED}; empty where it is not told
 * @param nodes expanded
 * @param version Slurm's release, such as {@code 24.11}; empty where it is not told
 */
public record JobFacts(
        String id,
        String name,
        String user,
        String state,
        String exitCode,
        List<String> nodes,
        Optional<Instant> started,
        Optional<Instant> ended,
        String version) {
    public static final JobFacts NONE =
            new JobFacts("", "", "", "", "", List.of(), Optional.empty(), Optional.empty(), "");

    public JobFacts {
        nodes = List.copyOf(nodes);
    }
}
