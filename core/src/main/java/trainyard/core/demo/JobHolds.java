package trainyard.core.demo;

import java.util.List;
import java.util.Optional;

/** {@code scontrol hold}, {@code uhold} and {@code release}. */
final class JobHolds {
    private final World world;

    JobHolds(World world) {
        this.world = world;
    }

    Answer run(String verb, List<String> words) {
        Answer answer = JobVerb.forEach(world, words, job -> apply(verb, job));
        if (answer.status() == 0) {
            return answer;
        }
        // These verbs say the last complaint about a whole job once more.
        String last = answer.errors().lines().toList().getLast();
        int end = last.indexOf(" for job ");
        return end < 0 ? answer : Answer.failed(answer.errors() + "slurm_suspend error: " + last.substring(0, end));
    }

    private Optional<String> apply(String verb, SimJob job) {
        if (job.state.isFinished()) {
            return Optional.of(JobVerb.FINISHED);
        }
        if (job.isWaiting()) {
            switch (verb) {
                case "hold" -> world.hold(job, "JobHeldAdmin");
                case "uhold" -> world.hold(job, "JobHeldUser");
                default -> {
                    if (job.priority == 0) {
                        world.release(job, new JobMaker(world).priority(job.spec));
                    }
                }
            }
        }
        return Optional.empty();
    }
}
