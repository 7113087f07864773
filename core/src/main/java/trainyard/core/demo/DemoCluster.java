package trainyard.core.demo;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * A simulated Slurm cluster. It moves on in steps of {@value #STEP} seconds whenever it is asked something, and
 * depends on nothing but its shape, its seed and the clock; no thread runs in between.
 */
public final class DemoCluster {
    static final long STEP = 5;

    /** Steps made before the first question, so that jobs have ended already. */
    private static final int WARM_UP = 70;

    private final InstantSource clock;
    private final ZoneId zone;
    private final World world;
    private final Scheduler scheduler;
    private final Arrivals arrivals;
    private final Endings endings;
    private final NodeTrouble trouble;
    private final NodeOrders orders;

    /**
     * @param seed equal seeds and clocks give equal clusters
     * @param zone the controller's time zone, for times printed as local time
     */
    public DemoCluster(DemoShape shape, long seed, InstantSource clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
        world = new World(shape, seed, seconds() - WARM_UP * STEP);
        world.clock = clock;
        world.zone = zone;
        scheduler = new Scheduler(world);
        arrivals = new Arrivals(world);
        endings = new Endings(world);
        trouble = new NodeTrouble(world);
        orders = new NodeOrders(world);
        arrivals.fill(scheduler);
        trouble.begin();
        // A die of its own: what is over changes nothing of what comes.
        world.events.begin(world.nodes, new SplittableRandom(seed), world.now());
    }

    /** Brings the cluster up to now and lets {@code question} read or change it, alone. */
    synchronized <T> T ask(Function<World, T> question) {
        for (long now = seconds(); world.now() + STEP <= now; ) {
            world.tick(STEP);
            trouble.step();
            orders.step();
            endings.step();
            arrivals.step();
            scheduler.pass();
            world.events.look(world.nodes, world.now());
        }
        T answer = question.apply(world);
        world.events.look(world.nodes, world.now());
        return answer;
    }

    ZoneId zone() {
        return zone;
    }

    private long seconds() {
        return clock.instant().getEpochSecond();
    }
}
