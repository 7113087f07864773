package trainyard.core.job.scalarlm;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import trainyard.core.job.scalarlm.ScalarLmProblem.NoLogYet;

/**
 * The log of one job to its end. The server tells what there is now, so it is asked again and again; the last line may
 * be half written, and is handed over only once another follows or the job has ended.
 */
final class LogFollower {
    private final ScalarLm server;
    private final String name;
    private final Duration pause;
    private final Consumer<LogLine> taker;
    private @Nullable LogLine last;

    LogFollower(ScalarLm server, String name, Duration pause, Consumer<LogLine> taker) {
        this.server = server;
        this.name = name;
        this.pause = pause;
        this.taker = taker;
    }

    TrainingJob toTheEnd() throws ScalarLmException, InterruptedException {
        while (true) {
            // Before the log: what a job wrote before its end is then in it.
            TrainingJob job = server.job(name);
            look();
            if (job.isOver()) {
                if (last != null) {
                    taker.accept(last);
                }
                return job;
            }
            Thread.sleep(pause);
        }
    }

    private void look() throws ScalarLmException, InterruptedException {
        try {
            server.logs(name, last == null ? 0 : last.number(), this::take);
        } catch (ScalarLmException failure) {
            if (!(failure.problem() instanceof NoLogYet)) {
                throw failure;
            }
        }
    }

    private void take(LogLine line) {
        if (last != null && line.number() > last.number()) {
            taker.accept(last);
        }
        last = line;
    }
}
