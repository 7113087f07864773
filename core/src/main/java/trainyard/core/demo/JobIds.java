package trainyard.core.demo;

import java.util.List;

/** Finds jobs by what a person types: {@code 123}, {@code 123_4} or a whole array by its number. */
final class JobIds {
    private JobIds() {}

    static List<SimJob> find(World world, String word) {
        return world.jobs().stream().filter(job -> matches(job, word)).toList();
    }

    static boolean matches(SimJob job, String word) {
        var tasks = job.tasks;
        if (Long.toString(job.id).equals(word)) {
            return true;
        }
        return tasks != null
                && (Long.toString(tasks.arrayId()).equals(word)
                        || tasks.first() == tasks.last() && (tasks.arrayId() + "_" + tasks.first()).equals(word));
    }
}
