package trainyard.app.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import trainyard.core.live.Job;
import trainyard.core.live.SnapshotDiff;
import trainyard.core.live.detail.PastRow;
import trainyard.core.slurm.JobState;

/**
 * Which jobs have failed since the watch began. One bounded question to accounting a minute finds them; a job that fails
 * before the eyes of the poller needs none, and one that vanishes brings the question forward. For one thread.
 */
final class FailureWatch {
    static final Duration EVERY = Duration.ofMinutes(1);

    /** The soonest after the question before. */
    static final Duration SOONEST = Duration.ofSeconds(20);

    /** slurmdbd hears of an end a little later than the job has it. */
    static final Duration OVERLAP = Duration.ofMinutes(2);

    /** After a night without a network nobody wants all of it. */
    static final Duration LONGEST = Duration.ofHours(1);

    /** So many are diagnosed of those that fail together. */
    static final int MOST_AT_ONCE = 3;

    private static final int MOST_KNOWN = 20_000;

    /** A job that failed. */
    record Failure(long number, String id, String name, String user, String state, Optional<Instant> ended) {}

    /** What accounting is asked for. */
    record Window(Instant from, Instant to) {}

    /**
     * What failed together.
     *
     * @param more how many besides
     */
    record Batch(List<Failure> first, int more) {}

    private final Instant began;
    private final Predicate<String> users;
    private final LinkedHashSet<String> known = new LinkedHashSet<>();
    private final Deque<Failure> waiting = new ArrayDeque<>();
    private Instant last;
    private Instant reached;
    private boolean hurry;
    private boolean asking;

    /** @param users whose jobs count */
    FailureWatch(Instant began, Predicate<String> users) {
        this.began = began;
        this.users = users;
        last = began;
        reached = began;
    }

    /**
     * Whether Slurm lists jobs that failed lately and that accounting did not tell of, which hears of them a little later.
     *
     * @param failed what accounting told
     * @param asked when it did
     */
    static boolean isBehind(List<PastRow> failed, List<Job> jobs, Instant asked) {
        Set<Long> known = failed.stream().map(FailedJob::number).collect(Collectors.toSet());
        Instant late = asked.minus(OVERLAP);
        return jobs.stream()
                .anyMatch(job -> job.state().phase() == JobState.Phase.FAILED
                        && job.ended().filter(late::isBefore).isPresent()
                        && !known.contains(job.number()));
    }

    /** The question for now; empty while none is due. Whoever gets one tells its answer, or that there is none. */
    Optional<Window> due(Instant now) {
        Instant next = last.plus(hurry ? SOONEST : EVERY);
        if (asking || now.isBefore(next)) {
            return Optional.empty();
        }
        asking = true;
        hurry = false;
        last = now;
        Instant from = latest(reached.minus(OVERLAP), now.minus(LONGEST));
        return Optional.of(new Window(latest(from, began), now));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** What accounting said. */
    void answered(Window window, List<PastRow> rows) {
        asking = false;
        reached = window.to();
        for (PastRow row : rows) {
            if (FailurePatterns.isFailed(row)) {
                add(new Failure(
                        FailedJob.number(row),
                        row.id(),
                        row.name(),
                        row.user(),
                        row.state().text(),
                        row.ended()));
            }
        }
    }

    /** Accounting was not heard: the next question reaches as far back. */
    void unanswered() {
        asking = false;
    }

    /** What changed from one snapshot to the next. */
    void changed(SnapshotDiff.Changes<Job> jobs) {
        jobs.added().forEach(this::look);
        jobs.changed().forEach(change -> {
            if (!change.before().state().isFinished()) {
                look(change.after());
            }
        });
        // One that waited may have been cancelled, or run elsewhere; one that ran has ended unseen.
        hurry |= jobs.removed().stream().anyMatch(job -> job.state().isActive());
    }

    private void look(Job job) {
        boolean isNew = job.ended().filter(end -> !end.isBefore(began)).isPresent();
        if (job.state().phase() == JobState.Phase.FAILED && isNew) {
            add(new Failure(
                    job.number(), job.id(), job.name(), job.user(), job.state().text(), job.ended()));
        }
    }

    private void add(Failure failure) {
        boolean isOld = failure.ended().filter(end -> end.isBefore(began)).isPresent();
        if (!isOld && users.test(failure.user()) && known.add(failure.number() + " " + failure.ended())) {
            waiting.add(failure);
            if (known.size() > MOST_KNOWN) {
                known.removeFirst();
            }
        }
    }

    /** What failed since the last call; empty where nothing did. */
    Optional<Batch> take() {
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        var first = new ArrayList<Failure>();
        while (first.size() < MOST_AT_ONCE && !waiting.isEmpty()) {
            first.add(waiting.poll());
        }
        int more = waiting.size();
        waiting.clear();
        return Optional.of(new Batch(List.copyOf(first), more));
    }
}
