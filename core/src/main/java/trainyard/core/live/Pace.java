package trainyard.core.live;

import java.time.Duration;

/**
 * How often a cluster is asked.
 *
 * @param least the shortest pause between two refreshes
 * @param share the pause is at least so many times what the commands of the last refresh took
 * @param slow how long partitions are good, which change seldom
 * @param asked the shortest time between two refreshes that a person asks for
 * @param longest the longest pause after failures
 */
public record Pace(Duration least, int share, Duration slow, Duration asked, Duration longest) {
    /**
     * What does not hurt Slurm. With 100,000 jobs a refresh takes 2.3 s, 0.8 s of them slurmctld's processor: fifteen
     * times the former makes 2.4 % of a core. A refresh is two to four remote procedure calls, so two seconds between
     * refreshes keep the two calls a second of Slurm's own rate limit (slurm.conf(5), rl_refill_rate).
     */
    public static final Pace GENTLE =
            new Pace(Duration.ofSeconds(5), 15, Duration.ofMinutes(1), Duration.ofSeconds(2), Duration.ofMinutes(5));

    /** The pause after a refresh whose commands took so long. */
    Duration after(Duration commandsTook) {
        Duration wanted = commandsTook.multipliedBy(share);
        return wanted.compareTo(least) > 0 ? wanted : least;
    }

    /** The pause after a number of failures in a row: twice as long after each, up to the longest. */
    Duration afterFailures(int failures) {
        Duration pause = least.multipliedBy(1L << Math.min(failures - 1, 20));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
