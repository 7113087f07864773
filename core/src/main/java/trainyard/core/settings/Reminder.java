package trainyard.core.settings;

import java.time.Instant;

/**
 * A node that the user drained until some time, on a cluster whose Slurm does not resume nodes by itself.
 *
 * @param cluster the connection's name
 * @param made when it was drained
 * @param reason as it was given
 */
public record Reminder(String cluster, String node, Instant due, Instant made, String reason) {}
