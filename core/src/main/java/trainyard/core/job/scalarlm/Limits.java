package trainyard.core.job.scalarlm;

import java.time.Duration;

/**
 * How long is waited.
 *
 * @param answer for a whole answer; between two parts of what streams
 * @param launch for the answer to a training that was sent: the server unpacks it and waits for its Slurm
 * @param pause between two looks at a log that is followed
 */
record Limits(Duration answer, Duration launch, Duration pause) {
    static final Duration CONNECT = Duration.ofSeconds(5);
    static final Limits STANDARD = new Limits(Duration.ofSeconds(30), Duration.ofMinutes(3), Duration.ofSeconds(2));
}
