package trainyard.core.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that a person should look at.
 *
 * @param title what is wrong, in a few words: {@code 3 nodes not responding}
 * @param detail Slurm's reason, who gave it; may be empty
 * @param target where to look
 * @param since when it began, where that is known
 */
public record Attention(Severity severity, String title, String detail, Target target, Optional<Instant> since) {
    public enum Severity {
        /** Capacity or work is being lost now. */
        CRITICAL,
        /** Somebody must do something before long. */
        WARNING,
        /** Good to know; it is on purpose, or it passes. */
        NOTICE
    }

    public sealed interface Target {
        /** @param names in Slurm's order, never empty */
        record Nodes(List<String> names) implements Target {}

        /** @param numbers {@link Job#number} of each, in Slurm's order, never empty */
        record Jobs(List<Long> numbers) implements Target {}

        record OfPartition(String name) implements Target {}

        /** Answers that the console could not read: {@link Snapshot#unreadable}. */
        record Answers() implements Target {}

        /** Nodes whose drain the user wanted to end by now: to be resumed, by the user. @param names never empty */
        record DrainOver(List<String> names) implements Target {}

        /** Slurm's central daemons, and how slurmctld does. */
        record Controller() implements Target {}
    }
}
