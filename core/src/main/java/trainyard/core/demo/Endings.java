package trainyard.core.demo;

import java.util.List;

/** Jobs that come to their end. */
final class Endings {
    /** How long an epilog takes, in seconds. */
    private static final long COMPLETING = 8;

    private final World world;

    Endings(World world) {
        this.world = world;
    }

    void step() {
        long now = world.now();
        for (SimJob job : List.copyOf(world.active())) {
            if (job.state == SimJob.State.COMPLETING && job.ended + COMPLETING <= now) {
                world.completed(job);
            } else if (job.state == SimJob.State.RUNNING && job.started + job.spec.duration() <= now) {
                end(job);
            }
        }
        world.purge();
    }

    private void end(SimJob job) {
        SimJob.State outcome = job.spec.outcome();
        switch (outcome) {
            case FAILED -> world.end(job, outcome, "NonZeroExitCode", job.spec.exitCode(), 0);
            case TIMEOUT -> world.end(job, outcome, "TimeLimit", 0, 0);
            case OUT_OF_MEMORY -> world.end(job, outcome, "OutOfMemory", 0, 125);
            case CANCELLED -> world.end(job, outcome, "None", 0, 15);
            default -> world.end(job, SimJob.State.COMPLETED, "None", 0, 0);
        }
    }
}
