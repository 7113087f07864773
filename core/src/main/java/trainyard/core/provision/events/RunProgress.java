package trainyard.core.provision.events;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How far a run is, against the durations of an earlier run.
 *
 * @param share from 0 to 1; negative where no earlier run says how much there is
 * @param left what is left by the earlier run; zero where that is not known
 * @param tasks begun so far
 * @param ofTasks by the earlier run; 0 where that is not known
 */
public record RunProgress(double share, Duration left, int tasks, int ofTasks) {
    /**
     * Tasks are told by role, file and name; one that comes twice is counted twice.
     *
     * @param earlier a run of the same playbook; {@link RunBoard#EMPTY} for none
     */
    public static RunProgress of(RunBoard board, RunBoard earlier, Instant now) {
        int begun = board.tasks().size();
        if (earlier.tasks().isEmpty()) {
            return new RunProgress(board.finished() ? 1 : -1, Duration.ZERO, begun, 0);
        }
        if (board.finished()) {
            return new RunProgress(1, Duration.ZERO, begun, begun);
        }
        Map<String, Integer> seen = new HashMap<>();
        board.tasks().forEach(task -> seen.merge(task.key(), 1, Integer::sum));
        String current = begun == 0 ? "" : board.tasks().getLast().key();
        Duration spent = begun == 0 ? Duration.ZERO : board.tasks().getLast().wall(now);
        Duration done = Duration.ZERO;
        Duration left = Duration.ZERO;
        int coming = 0;
        for (TaskRow task : earlier.tasks()) {
            Duration took = task.wall(earlier.newest());
            int times = seen.merge(task.key(), -1, Integer::sum);
            if (times < 0) {
                left = left.plus(took);
                coming++;
            } else if (times == 0 && task.key().equals(current)) {
                Duration rest = took.minus(spent);
                left = left.plus(rest.isNegative() ? Duration.ZERO : rest);
                done = done.plus(rest.isNegative() ? took : spent);
            } else {
                done = done.plus(took);
            }
        }
        double all = done.plus(left).toMillis();
        return new RunProgress(all == 0 ? 0 : done.toMillis() / all, left, begun, begun + coming);
    }
}
