package trainyard.core.demo;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import trainyard.core.slurm.Hostlist;

/** One job, or the waiting rest of an array. Changed by {@link DemoCluster}'s parts alone, under its lock. */
final class SimJob {
    /** Job states, with squeue's compact code. */
    enum State {
        PENDING("PD"),
        RUNNING("R"),
        SUSPENDED("S"),
        COMPLETING("CG"),
        COMPLETED("CD"),
        FAILED("F"),
        TIMEOUT("TO"),
        OUT_OF_MEMORY("OOM"),
        NODE_FAIL("NF"),
        CANCELLED("CA");

        final String code;

        State(String code) {
            this.code = code;
        }

        boolean isFinished() {
            return ordinal() > COMPLETING.ordinal();
        }
    }

    /** Tasks of an array from the first to the last; {@code throttle} 0 is no limit. */
    record Tasks(long arrayId, int first, int last, int throttle) {
        /** As in {@code 123_[4-9%2]}, without the brackets. */
        String expression() {
            String range = first == last ? Integer.toString(first) : first + "-" + last;
            return throttle > 0 ? range + "%" + throttle : range;
        }
    }

    long id;
    JobSpec spec;
    final long submitted;

    /** The array's tasks that this record stands for; null for a plain job. */
    @Nullable
    Tasks tasks;

    State state = State.PENDING;

    /** Slurm's reason, with spaces as squeue writes it. */
    String reason = "None";

    /** When the job may start at the earliest; 0 while it may not at all (held, dependency). */
    long eligible;

    long started;
    long ended;
    long priority;
    long lastEvaluated;
    int exitCode;
    int signal;
    int nice;
    int restarts;

    /** The job this one waits for; 0 for none. */
    long dependsOn;

    /** Nodes that must be among the job's. */
    List<SimNode> required = List.of();

    /** Nodes that the job must not run on. */
    List<SimNode> excluded = List.of();

    /** When it was suspended, while it is. */
    long suspended;

    /** Whether it waits again when its completion is over, and held. */
    boolean requeued;

    boolean requeuedHeld;

    List<Share> shares = List.of();

    /** What the job holds, or held, on one node. */
    record Share(SimNode node, int gpuMask) {}

    /** The end that comes when its completion is over. */
    State ending = State.COMPLETED;

    private String nodeList = "";

    SimJob(long id, JobSpec spec, long submitted) {
        this.id = id;
        this.spec = spec;
        this.submitted = submitted;
        this.eligible = submitted;
    }

    boolean holdsNodes() {
        return state == State.RUNNING || state == State.SUSPENDED;
    }

    boolean isWaiting() {
        return state == State.PENDING;
    }

    void renumber(Map<Long, Long> newIds) {
        id = newIds.getOrDefault(id, id);
        dependsOn = newIds.getOrDefault(dependsOn, 0L);
        if (tasks != null) {
            tasks = new Tasks(id, tasks.first(), tasks.last(), tasks.throttle());
        }
    }

    void waitFor(SimJob other) {
        dependsOn = other.id;
        eligible = 0;
        reason = "Dependency";
    }

    void dependencyEnded(State how, long now) {
        if (how == State.COMPLETED) {
            dependsOn = 0;
            eligible = now;
            reason = "Priority";
        } else {
            reason = "DependencyNeverSatisfied";
        }
    }

    void suspend(long now) {
        state = State.SUSPENDED;
        suspended = now;
    }

    /** Runs on after it was suspended; that time does not count. */
    void runOn(long now) {
        state = State.RUNNING;
        started += now - suspended;
    }

    void hold(List<Share> given) {
        shares = given;
        nodeList = Hostlist.fold(given.stream().map(share -> share.node().name).toList());
    }

    /** Requeued: waiting as if it had never run. {@code when} 0 is held. */
    void waitAgain(long when) {
        state = State.PENDING;
        shares = List.of();
        nodeList = "";
        started = 0;
        ended = 0;
        exitCode = 0;
        signal = 0;
        restarts++;
        requeued = false;
        eligible = when;
        reason = when == 0 ? "JobHeldUser" : "BeginTime";
    }

    String nodeList() {
        return nodeList;
    }

    /** When a running job would end by its limit, or a finished one did; 0 while it waits. */
    long endOrLimit() {
        return holdsNodes() ? started + spec.limit() : ended;
    }

    long elapsed(long now) {
        if (started == 0) {
            return 0;
        }
        long end = state == State.RUNNING ? now : state == State.SUSPENDED ? suspended : ended;
        return Math.max(0, end - started);
    }

    /** As squeue's {@code %i}: {@code 123}, {@code 123_4} or {@code 123_[5-9%2]}. */
    String displayId(Wording wording) {
        Tasks own = tasks;
        if (own == null) {
            return Long.toString(id);
        }
        return own.arrayId() + "_" + (isWaiting() ? "[" + wording.tasks(own.expression()) + "]" : own.first());
    }

    /** The nodes, or why there are none: squeue's NODELIST(REASON). */
    String nodesOrReason() {
        return switch (state) {
            case PENDING, FAILED, TIMEOUT, OUT_OF_MEMORY -> "(" + reason + ")";
            default -> nodeList;
        };
    }
}
