package trainyard.core.live.past;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import trainyard.core.live.LiveView;
import trainyard.core.live.Snapshot;
import trainyard.core.live.Totals;
import trainyard.core.slurm.JobState.Phase;
import trainyard.core.slurm.NodeState.Shown;

/**
 * A cluster in numbers at one time.
 *
 * @param afterGap whether nobody looked for a while before it, so that what was in between is not known
 * @param nodes how many are in each state that any is in
 * @param jobs how many rows of {@code squeue} are in each phase that any is in
 * @param refreshTook from asking to the finished snapshot
 */
public record Moment(
        Instant at,
        boolean afterGap,
        Map<Shown, Integer> nodes,
        Totals.Gpus gpus,
        Map<Phase, Integer> jobs,
        Duration refreshTook) {

    static Moment of(Snapshot snapshot, LiveView view, boolean afterGap) {
        var jobs = new EnumMap<Phase, Integer>(Phase.class);
        snapshot.jobs().forEach(job -> jobs.merge(job.state().phase(), 1, Integer::sum));
        return new Moment(
                snapshot.takenAt(),
                afterGap,
                Collections.unmodifiableMap(Totals.byState(snapshot.nodes())),
                Totals.Gpus.of(snapshot.nodes()),
                Collections.unmodifiableMap(jobs),
                view.refreshTook());
    }

    Moment withGap(boolean gap) {
        return gap == afterGap ? this : new Moment(at, gap, nodes, gpus, jobs, refreshTook);
    }
}
