package trainyard.app.diagnosis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import trainyard.app.kit.OpenCluster;
import trainyard.core.live.detail.PastRow;

/** Diagnoses many jobs, one after the other: a cluster is not to be asked for the evidence of twenty at once. */
final class VerdictQueue {
    /** What becomes of a job. */
    interface Listener {
        /** @param doing what is done now, or why it failed; empty once there is a verdict */
        void told(PastRow row, String doing);

        void ended();
    }

    private final DiagnosisDesk diagnosis;
    private final Listener listener;
    private final Deque<PastRow> waiting = new ArrayDeque<>();
    private @Nullable Future<?> current;
    private @Nullable PastRow under;

    VerdictQueue(DiagnosisDesk diagnosis, Listener listener) {
        this.diagnosis = diagnosis;
        this.listener = listener;
    }

    boolean isRunning() {
        return current != null;
    }

    int left() {
        return waiting.size() + (current == null ? 0 : 1);
    }

    /** Begins with these, in this order, in place of what was waiting. */
    void start(OpenCluster cluster, List<PastRow> rows) {
        stop();
        waiting.addAll(rows);
        next(cluster);
    }

    /** Breaks off what is under way, and forgets the rest. */
    void stop() {
        waiting.clear();
        PastRow broken = under;
        if (current != null) {
            current.cancel(true);
            current = null;
            under = null;
            if (broken != null) {
                listener.told(broken, "");
            }
            listener.ended();
        }
    }

    private void next(OpenCluster cluster) {
        PastRow row = waiting.poll();
        under = row;
        if (row == null) {
            current = null;
            listener.ended();
            return;
        }
        listener.told(row, "diagnosing");
        BiConsumer<PastRow, String> done = (of, doing) -> {
            if (under == of) {
                listener.told(of, doing);
                next(cluster);
            }
        };
        current = diagnosis.diagnose(
                cluster,
                FailedJob.number(row),
                row.ended(),
                made -> done.accept(row, ""),
                problem -> done.accept(
                        row, Optional.ofNullable(problem.getMessage()).orElse("failed")));
    }

    /** The first so many of which there is no verdict yet. */
    static List<PastRow> unknown(List<FailedJob> shown, int most) {
        var rows = new ArrayList<PastRow>();
        for (FailedJob job : shown) {
            if (job.verdict().isEmpty() && rows.size() < most) {
                rows.add(job.row());
            }
        }
        return rows;
    }
}
