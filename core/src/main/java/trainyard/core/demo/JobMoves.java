package trainyard.core.demo;

import java.util.ArrayList;
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

    /** All or none; the first named comes to stand before all others of its owner. */
    Answer top(List<String> words) {
        if (words.size() > 1) {
            return Answer.failed("too many arguments for keyword:top");
        }
        var jobs = new ArrayList<SimJob>();
        for (String id : JobIds.split(words)) {
            var found = JobIds.select(world, id);
            if (found.isEmpty() || !found.stream().allMatch(SimJob::isWaiting)) {
                String why = found.isEmpty() ? JobVerb.NO_JOB : JobVerb.NOT_PENDING;
                return Answer.failed(why + " for job " + words.getFirst());
            }
            jobs.addAll(found);
        }
        jobs.reversed().forEach(world.queue()::raise);
        return Answer.of("");
    }
}
