package trainyard.core.diagnose.rules;

import java.util.Locale;

/**
 * What masks what where times do not tell: the first of these that is there explains those behind it.
 */
public enum Tier {
    /** Nothing ran: rejected, prolog, container, plugin, output path. */
    LAUNCH,
    /** A node, a GPU, a link or memory broke. */
    HARDWARE,
    /** Slurm or a person decided: time limit, preemption, cancelled. */
    SCHEDULER,
    /** Something ran out: memory, disk, quota, shared memory, processes. */
    RESOURCE,
    /** The program failed by itself, on the host or on the GPU. */
    PROGRAM,
    /** Ranks did different things, or one came too late. */
    DESYNC,
    /** Ranks could not talk. */
    NETWORK,
    /** A wait that ended, a kill that nobody explains. */
    SYMPTOM;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
