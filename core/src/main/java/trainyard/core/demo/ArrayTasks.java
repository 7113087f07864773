package trainyard.core.demo;

import java.util.List;
import java.util.Optional;

/** Takes tasks off the record of a waiting array, so that they can be started or changed alone. */
final class ArrayTasks {
    private final World world;

    ArrayTasks(World world) {
        this.world = world;
    }

    /** Takes the first task off a waiting array as a job of its own; the last task keeps the array's record. */
    SimJob splitFirstTask(SimJob array) {
        return array.tasks == null ? array : splitFirst(array, array.tasks.first());
    }

    /**
     * Makes one task of an array a record of its own, so that it alone can be changed.
     *
     * @return the task; empty where the array has none of that number
     */
    Optional<SimJob> isolate(long arrayId, int task) {
        for (SimJob job : List.copyOf(world.jobs())) {
            var tasks = job.tasks;
            if (tasks != null && tasks.arrayId() == arrayId && tasks.first() <= task && task <= tasks.last()) {
                while (job.tasks != null && job.tasks.first() < task) {
                    splitFirst(job, task - 1);
                }
                return Optional.of(splitFirst(job, task));
            }
        }
        return Optional.empty();
    }

    /** Takes the tasks up to {@code last} off a waiting array; the rest keeps its record. */
    private SimJob splitFirst(SimJob array, int last) {
        var tasks = array.tasks;
        if (tasks == null || tasks.last() <= last) {
            return array;
        }
        SimJob part = world.submit(array.spec, array.submitted, array.priority);
        part.tasks = new SimJob.Tasks(tasks.arrayId(), tasks.first(), last, 0);
        part.eligible = array.eligible;
        part.required = array.required;
        part.excluded = array.excluded;
        part.reason = array.reason;
        array.tasks = new SimJob.Tasks(tasks.arrayId(), last + 1, tasks.last(), tasks.throttle());
        return part;
    }
}
