package trainyard.core.live.detail;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import trainyard.core.live.Job;
import trainyard.core.live.PendingReason;
import trainyard.core.live.PendingReason.Who;
import trainyard.core.slurm.JobState.Phase;

/**
 * Where a job stands among those that wait for the same partition, by priority. The scheduler may start a job out of
 * turn where that delays nobody.
 *
 * @param place 1 for the next
 * @param waiting how many jobs wait for their turn there; those that are held, that somebody must change first, or that
 *     wait for something else do not count
 */
public record QueuePlace(String partition, int place, int waiting) {
    /** These pass by themselves too, but until then the job is not in the queue. */
    private static final Set<String> NOT_IN_THE_QUEUE = Set.of("Dependency", "BeginTime");

    /** @param jobs of a snapshot; empty where the job is not among them, or does not wait for its turn */
    static Optional<QueuePlace> of(long number, String partition, List<Job> jobs) {
        List<Job> queue = jobs.stream()
                .filter(QueuePlace::waitsForItsTurn)
                .filter(job -> Arrays.asList(job.partition().split(",")).contains(partition))
                .toList();
        return queue.stream().filter(job -> job.number() == number).findFirst().map(own -> {
            long before = queue.stream().filter(job -> isBefore(job, own)).count();
            return new QueuePlace(partition, (int) before + 1, queue.size());
        });
    }

    private static boolean waitsForItsTurn(Job job) {
        if (job.state().phase() != Phase.PENDING || job.priority() == 0) {
            return false;
        }
        PendingReason reason = PendingReason.of(job.reason());
        return reason.who() != Who.USER && reason.who() != Who.ADMIN && !NOT_IN_THE_QUEUE.contains(reason.code());
    }

    private static boolean isBefore(Job other, Job own) {
        return other.priority() == own.priority() ? other.number() < own.number() : other.priority() > own.priority();
    }
}
