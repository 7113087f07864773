package trainyard.core.remote;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: longer each time, and never quite the same, so that many consoles do not
 * return in step to a controller that restarted.
 */
record Pauses(List<Duration> steps, RandomGenerator random) {
    private static final double JITTER = 0.2;

    static Pauses standard() {
        var steps = List.of(1, 2, 5, 10, 30).stream().map(Duration::ofSeconds).toList();
        return new Pauses(steps, RandomGenerator.getDefault());
    }

    /**
     * @param failures tries in vain so far, from 1
     */
    Duration after(int failures) {
        var step = steps.get(Math.min(failures, steps.size()) - 1);
        double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
        return Duration.ofNanos((long) (step.toNanos() * factor));
    }
}
