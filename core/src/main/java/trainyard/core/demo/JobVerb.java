package trainyard.core.demo;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How scontrol's verbs go through a list of jobs: each one is tried, and each that is refused is named. */
final class JobVerb {
    static final String NO_JOB = "Invalid job id specified";
    static final String PENDING = "Job is pending execution";
    static final String NOT_PENDING = "Job is no longer pending execution";
    static final String FINISHED = "Job has already finished";

    private JobVerb() {}

    /**
     * @param words ids, in one word or several
     * @param change what is done to each job; its answer is why not, in Slurm's words
     */
    static Answer forEach(World world, List<String> words, Function<SimJob, Optional<String>> change) {
        return forEach(world, words, NO_JOB, change);
    }

    static Answer forEach(World world, List<String> words, String unknown, Function<SimJob, Optional<String>> change) {
        var errors = new StringBuilder();
        for (String id : JobIds.split(words)) {
            var jobs = JobIds.select(world, id);
            if (jobs.isEmpty()) {
                complain(errors, id, unknown);
            }
            for (SimJob job : jobs) {
                change.apply(job).ifPresent(why -> complain(errors, name(job, id), why));
            }
        }
        return errors.isEmpty() ? Answer.of("") : new Answer(1, "", errors.toString());
    }

    /** Tasks of an array are named by their own numbers, other jobs as they were given. */
    private static String name(SimJob job, String given) {
        return job.tasks == null ? given : job.tasks.arrayId() + "_" + job.tasks.expression();
    }

    private static void complain(StringBuilder errors, String id, String why) {
        boolean task = id.contains("_");
        errors.append(task ? id.replaceAll("[\\[\\]]", "") + ": " + why : why + " for job " + id)
                .append('\n');
    }
}
