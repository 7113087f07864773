package trainyard.core.demo;

import java.util.List;
import java.util.SplittableRandom;

/** People at work: they submit jobs, hold them, make them wait for one another, and cancel some. */
final class Arrivals {
    private static final int NODES_FOR_ONE_STREAM = 512;

    /** Partitions with so many nodes have one very large run. */
    private static final int LARGE = 128;

    private final World world;
    private final JobMaker maker;
    private final SplittableRandom random;

    Arrivals(World world) {
        this.world = world;
        this.maker = new JobMaker(world);
        this.random = world.random;
    }

    /** Fills the cluster as if it had been at work for days, and the queue behind it. */
    void fill(Scheduler scheduler) {
        for (SimPartition partition : world.partitions) {
            if (partition.nodes().size() >= LARGE) {
                startInThePast(maker.makeLargest(partition), scheduler);
            }
            int failures = 0;
            while (failures < 40 && !partition.isFuller(84)) {
                JobMaker.Made made = maker.make();
                if (made.spec().partition() != partition) {
                    continue;
                }
                failures += startInThePast(made.spec(), scheduler) ? 0 : 1;
            }
        }
        while (world.waiting().size() < world.shape.waitingJobs()) {
            submit(world.now() - random.nextInt(60, 150_000));
        }
        world.renumber();
    }

    private boolean startInThePast(JobSpec spec, Scheduler scheduler) {
        long started = world.now() - random.nextLong(spec.duration());
        SimJob job = world.submit(spec, started - random.nextLong(1, 9_000), maker.priority(spec));
        List<SimNode> nodes = scheduler.find(job, true);
        if (nodes.size() < spec.nodes()) {
            world.forget(job);
            return false;
        }
        world.start(job, nodes, started);
        return true;
    }

    /** One step: new jobs, the more the shorter the queue, and some second thoughts. */
    void step() {
        double rate = 0.5 * Math.max(1, world.nodes.size() / (double) NODES_FOR_ONE_STREAM);
        double queue = world.waiting().size() / (double) world.shape.waitingJobs();
        double wanted = rate * Math.clamp(3 - 2 * queue, 0.1, 2);
        for (double left = wanted; left > 0; left--) {
            if (random.nextDouble() < left) {
                submit(world.now());
            }
        }
        if (random.nextInt(25) == 0) {
            reconsider();
        }
    }

    private void submit(long at) {
        JobMaker.Made made = maker.make();
        SimJob job = world.submit(made.spec(), at, maker.priority(made.spec()));
        job.reason = "Priority";
        if (made.array()) {
            int last = random.nextInt(3, 64);
            job.tasks = new SimJob.Tasks(job.id, 0, last, random.nextBoolean() ? 0 : 4 * random.nextInt(1, 5));
            return;
        }
        switch (random.nextInt(40)) {
            case 0 -> world.hold(job, "JobHeldUser");
            case 1 -> world.hold(job, random.nextInt(3) == 0 ? "JobHeldAdmin" : "JobHeldUser");
            case 2, 3 -> waitForAnother(job);
            case 4 -> job.eligible = world.now() + random.nextInt(600, 40_000);
            case 5 -> requireNode(job);
            default -> {}
        }
    }

    private void waitForAnother(SimJob job) {
        var running = world.active();
        if (!running.isEmpty()) {
            world.makeDependent(job, running.get(random.nextInt(running.size())));
        }
    }

    private void requireNode(SimJob job) {
        var nodes = job.spec.partition().nodes();
        if (job.spec.nodes() == 1) {
            var away = nodes.stream().filter(node -> !node.isUsable()).toList();
            var choices = away.isEmpty() ? nodes : away;
            job.required = List.of(choices.get(random.nextInt(choices.size())));
        }
    }

    /** Somebody looks at a job of theirs that has waited for long: held ones are released or given up, others cancelled. */
    private void reconsider() {
        var others = world.waiting().stream()
                .filter(job -> !job.spec.user().isGuest())
                .toList();
        var stuck = others.stream()
                .filter(job ->
                        job.priority == 0 || !job.required.isEmpty() || job.reason.equals("DependencyNeverSatisfied"))
                .toList();
        if (stuck.size() > 6 && random.nextInt(3) > 0) {
            SimJob job = stuck.get(random.nextInt(stuck.size()));
            if (job.dependsOn == 0 && random.nextBoolean()) {
                job.required = List.of();
                world.release(job, maker.priority(job.spec));
            } else {
                world.cancel(job);
            }
        } else if (!others.isEmpty() && random.nextInt(4) == 0) {
            world.cancel(others.get(random.nextInt(others.size())));
        }
    }
}
