package trainyard.core.demo;

import java.util.List;
import java.util.Optional;

/** {@code scontrol requeue}, {@code suspend}, {@code resume} and {@code top}. */
final class JobMoves {
    private static final String ENDED = "Job/step already completing or completed";

    private final World world;

    JobMoves(World world) {
        this.world = world;
    }

    Answer requeue(List<String> words, boolean held) {
        return JobVerb.forEach(world, words, job -> {
            if (job.isWaiting()) {
                return Optional.of(JobVerb.PENDING);
            }
            world.requeue(job, held);
            return Optional.empty();
        });
    }

    Answer suspend(List<String> words) {
        return JobVerb.forEach(world, words, "Unexpected message received", job -> switch (job.state) {
            case PENDING -> Optional.of(JobVerb.PENDING);
            case RUNNING -> {
                job.suspend(world.now());
                yield Optional.empty();
            }
            case SUSPENDED -> Optional.empty();
            default -> Optional.of(ENDED);
        });
    }

    Answer resume(List<String> words) {
        return JobVerb.forEach(world, words, "Unexpected message received", job -> switch (job.state) {
            case PENDING -> Optional.of(JobVerb.PENDING);
            case RUNNING -> Optional.of("Job is not suspended");
            case SUSPENDED -> {
                job.runOn(world.now());
                yield Optional.empty();
            }
            default -> Optional.of(ENDED);
        });
    }

    /** The first named comes to stand before all others of its owner. */
    Answer top(List<String> words) {
        if (words.size() > 1) {
            return Answer.failed("too many arguments for keyword:top");
        }
        return JobVerb.forEach(world, JobIds.split(words).reversed(), job -> {
            if (!job.isWaiting()) {
                return Optional.of(JobVerb.NOT_PENDING);
            }
            world.queue().raise(job);
            return Optional.empty();
        });
    }
}
