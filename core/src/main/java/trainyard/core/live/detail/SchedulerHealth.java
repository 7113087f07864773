package trainyard.core.live.detail;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What slurmctld did since its counters began, from {@code sdiag}; sdiag(1) says what each figure means. Versions differ
 * in what they count, so each figure may be empty.
 *
 * @param sections all figures by sdiag's headings and labels, in its order; the first heading is empty
 * @param byType requests by what they ask, the most frequent first
 * @param byUser requests by who asks, the most frequent first
 * @param pending requests that wait to be served, as sdiag writes them
 */
public record SchedulerHealth(
        Map<String, Map<String, String>> sections, List<Rpc> byType, List<Rpc> byUser, List<String> pending) {
    static final String MAIN = "Main schedule statistics (microseconds)";
    static final String BACKFILL = "Backfilling stats";
    private static final Pattern SECONDS = Pattern.compile("\\((\\d{9,11})\\)\\s*$");

    /**
     * Requests of one kind.
     *
     * @param name of the message or the user
     * @param number of the message's kind or the user
     * @param averageMicros how long slurmctld worked on one, in microseconds
     */
    public record Rpc(String name, long number, long count, long averageMicros, long totalMicros) {}

    public SchedulerHealth {
        var copy = new LinkedHashMap<String, Map<String, String>>();
        sections.forEach((name, figures) -> copy.put(name, Collections.unmodifiableMap(new LinkedHashMap<>(figures))));
        sections = Collections.unmodifiableMap(copy);
        byType = List.copyOf(byType);
        byUser = List.copyOf(byUser);
        pending = List.copyOf(pending);
    }

    private Optional<String> text(String section, String label) {
        return Optional.ofNullable(sections.getOrDefault(section, Map.of()).get(label));
    }

    private OptionalLong figure(String section, String label) {
        return text(section, label)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }

    private Optional<Instant> time(String section, String label) {
        return text(section, label)
                .map(SECONDS::matcher)
                .filter(match -> match.find())
                .map(match -> Instant.ofEpochSecond(Long.parseLong(match.group(1))));
    }

    private Optional<Duration> micros(String section, String label) {
        OptionalLong micros = figure(section, label);
        return micros.isPresent() ? Optional.of(Duration.ofNanos(micros.getAsLong() * 1_000)) : Optional.empty();
    }

    /** When slurmctld wrote this. */
    public Optional<Instant> at() {
        return time("", "sdiag output at");
    }

    /** Since when it counts: slurmctld's start, midnight UTC, or a reset. */
    public Optional<Instant> since() {
        return time("", "Data since");
    }

    /** Requests that slurmctld works on now; near max_server_threads (256 unless configured) it refuses more. */
    public OptionalLong serverThreads() {
        return figure("", "Server thread count");
    }

    /** Messages that wait to be sent to nodes. */
    public OptionalLong agentQueue() {
        return figure("", "Agent queue size");
    }

    /** Records that wait for slurmdbd; growing means that it is down or slow, and records are lost in the end. */
    public OptionalLong databaseQueue() {
        return figure("", "DBD Agent queue size");
    }

    public OptionalLong jobsSubmitted() {
        return figure("", "Jobs submitted");
    }

    public OptionalLong jobsStarted() {
        return figure("", "Jobs started");
    }

    public OptionalLong jobsCompleted() {
        return figure("", "Jobs completed");
    }

    public OptionalLong jobsCancelled() {
        return figure("", "Jobs canceled");
    }

    public OptionalLong jobsFailed() {
        return figure("", "Jobs failed");
    }

    /** How long the last pass of the main scheduler took. */
    public Optional<Duration> lastCycle() {
        return micros(MAIN, "Last cycle");
    }

    public Optional<Duration> meanCycle() {
        return micros(MAIN, "Mean cycle");
    }

    public Optional<Duration> longestCycle() {
        return micros(MAIN, "Max cycle");
    }

    public OptionalLong cyclesPerMinute() {
        return figure(MAIN, "Cycles per minute");
    }

    /** Jobs that waited when the main scheduler looked last. */
    public OptionalLong queueLength() {
        return figure(MAIN, "Last queue length");
    }

    /** Jobs that the backfill scheduler started since slurmctld's start. */
    public OptionalLong backfilledJobs() {
        return figure(BACKFILL, "Total backfilled jobs (since last slurm start)");
    }

    public Optional<Instant> lastBackfill() {
        return time(BACKFILL, "Last cycle when");
    }

    /** How long the last pass of the backfill scheduler took, its sleeps included. */
    public Optional<Duration> lastBackfillCycle() {
        return micros(BACKFILL, "Last cycle");
    }

    public Optional<Duration> meanBackfillCycle() {
        return micros(BACKFILL, "Mean cycle");
    }

    /** Jobs that the last backfill pass looked at. */
    public OptionalLong backfillDepth() {
        return figure(BACKFILL, "Last depth cycle");
    }

    /** Jobs that the last backfill pass tried to place. */
    public OptionalLong backfillDepthTried() {
        return figure(BACKFILL, "Last depth cycle (try sched)");
    }

    public OptionalLong backfillQueueLength() {
        return figure(BACKFILL, "Last queue length");
    }
}
