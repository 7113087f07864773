package trainyard.app.bench;

import java.util.Arrays;
import java.util.concurrent.Callable;

/** Wall times of repeated work, in milliseconds: the first run, and the median of the warm ones. */
record Timing(double first, double median) {
    /** Compilers need some runs before a figure says anything about a program that is open all day. */
    private static final int WARM_UP = 10;

    private static final int RUNS = 11;

    static Timing of(Callable<?> work) throws Exception {
        double first = once(work);
        for (int i = 0; i < WARM_UP; i++) {
            once(work);
        }
        double[] times = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            times[i] = once(work);
        }
        Arrays.sort(times);
        return new Timing(first, times[RUNS / 2]);
    }

    static double once(Callable<?> work) throws Exception {
        long start = System.nanoTime();
        Object result = work.call();
        double millis = (System.nanoTime() - start) / 1e6;
        // The result is looked at, so that no compiler leaves the work out.
        if (result == null) {
            throw new IllegalStateException("nothing was done");
        }
        return millis;
    }
}
