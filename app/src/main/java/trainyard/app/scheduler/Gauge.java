package trainyard.app.scheduler;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import trainyard.core.live.detail.SchedulerHealth;
import trainyard.core.live.past.ControllerWatch;

/**
 * A figure of the scheduler that is watched.
 *
 * @param read empty where this version of Slurm does not tell it
 * @param worry from where on it is a worry, and growing where the figure is a queue
 * @param advice what a worrying figure means and what to do
 */
record Gauge(
        String title,
        String unit,
        Function<SchedulerHealth, Optional<Double>> read,
        double worry,
        boolean mustGrow,
        String advice) {
    /** How many values in a row a queue must have grown for. */
    private static final int GROWING = 3;

    static final List<Gauge> ALL = List.of(
            new Gauge(
                    "Main cycle, last",
                    "ms",
                    health -> millis(health.lastCycle()),
                    2_000,
                    false,
                    "slurmctld holds its locks while it schedules; commands wait meanwhile."
                            + " Look at SchedulerParameters: default_queue_depth, max_sched_time."),
            new Gauge(
                    "Backfill cycle, last",
                    "ms",
                    health -> millis(health.lastBackfillCycle()),
                    60_000,
                    false,
                    "Backfill takes longer than it should; jobs start late."
                            + " Look at SchedulerParameters: bf_max_job_test, bf_resolution, bf_window."),
            new Gauge(
                    "Server threads",
                    "",
                    health -> number(health.serverThreads()),
                    ControllerWatch.MANY_THREADS,
                    false,
                    "slurmctld refuses requests at max_server_threads, 256 unless configured."
                            + " The table of requests by user says who asks that much."),
            new Gauge(
                    "Agent queue",
                    "messages",
                    health -> number(health.agentQueue()),
                    ControllerWatch.LONG_QUEUE,
                    true,
                    "Messages to nodes pile up: nodes that do not answer, or a network that is slow."),
            new Gauge(
                    "slurmdbd queue",
                    "records",
                    health -> number(health.databaseQueue()),
                    ControllerWatch.LONG_QUEUE,
                    true,
                    "Records for accounting pile up: slurmdbd or its database is down or slow."
                            + " They are lost once MaxDBDMsgs is reached."),
            new Gauge("Waiting jobs", "", health -> number(health.queueLength()), Double.MAX_VALUE, false, ""));

    private static Optional<Double> millis(Optional<Duration> time) {
        return time.map(duration -> duration.toNanos() / 1e6);
    }

    private static Optional<Double> number(OptionalLong number) {
        return number.isPresent() ? Optional.of((double) number.getAsLong()) : Optional.empty();
    }

    /** @param history oldest first; the last one is the present */
    boolean isWorrying(List<Double> history) {
        if (history.isEmpty() || history.getLast() < worry) {
            return false;
        }
        return !mustGrow || isGrowing(history);
    }

    private static boolean isGrowing(List<Double> history) {
        if (history.size() < GROWING) {
            return false;
        }
        for (int i = history.size() - GROWING + 1; i < history.size(); i++) {
            if (history.get(i) <= history.get(i - 1)) {
                return false;
            }
        }
        return true;
    }

    /** {@code 1.2}, {@code 340}, {@code 12,000}. */
    static String text(double value) {
        return value < 10 && value != Math.rint(value) ? "%.1f".formatted(value) : "%,.0f".formatted(value);
    }
}
