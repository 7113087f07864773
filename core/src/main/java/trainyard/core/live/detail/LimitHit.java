package trainyard.core.live.detail;

/**
 * A limit that a job goes beyond, or that is used up, with its value.
 *
 * @param kind what can be done about it
 * @param what is limited: {@code time limit}, {@code nodes}, {@code gres/gpu}
 * @param asked what the job asks for, and what others use of it where that counts
 * @param allowed the limit's value, as Slurm writes it
 * @param where it stands: {@code partition debug, MaxTime}
 */
public record LimitHit(Kind kind, String what, String asked, String allowed, String where) {
    /** What would have to change. */
    public enum Kind {
        /** The job's time limit is too long. */
        TIME,
        TOO_MANY_NODES,
        TOO_FEW_NODES,
        /** The job asks for what no node has, or for more than a job may have; it must be submitted anew. */
        REQUEST,
        /** The job's account or QOS is not allowed. */
        ACCESS,
        /** What is limited is in use by others. */
        IN_USE
    }

    public String sentence() {
        return what + ": " + asked + ", where " + where + " allows " + allowed + ".";
    }
}
