package trainyard.core.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import trainyard.core.slurm.JobState;
import trainyard.core.slurm.Tres;

/**
 * A job, or a folded array of pending tasks, as {@code squeue} lists it.
 *
 * @param id as Slurm writes it: {@code 123}, {@code 123_4}, {@code 123_[5-9%2]}
 * @param number the job's own number, which no other row has
 * @param reason Slurm's reason code or sentence; empty where there is none
 * @param started while the job waits, when the scheduler expects to start it, where it has thought so far
 * @param ended while the job runs, when its time limit ends it
 * @param timeLimit empty for no limit
 * @param nodeList folded; empty while the job waits
 * @param tres allocated, or asked for while the job waits
 * @param exitStatus {@code code:signal}, whatever the version of Slurm
 */
public record Job(
        String id,
        long number,
        String name,
        String user,
        String account,
        String partition,
        String qos,
        JobState state,
        String reason,
        Optional<Instant> submitted,
        Optional<Instant> started,
        Optional<Instant> ended,
        Optional<Duration> timeLimit,
        int nodes,
        int cpus,
        Tres tres,
        String nodeList,
        long priority,
        String exitStatus,
        String workFolder) {
    public int gpus() {
        return tres.gpus();
    }

    /** How long the job has run, or ran; empty while it waits, when {@code started} is only expected. */
    public Optional<Duration> elapsed(Instant now) {
        return started.filter(start -> state.phase() != JobState.Phase.PENDING && !start.isAfter(now))
                .map(start -> Duration.between(start, state.isFinished() ? ended.orElse(now) : now));
    }
}
