package trainyard.core.operate;

/**
 * What became of one target of an action.
 *
 * @param sentence why, where it is not done; empty where it is
 */
public record Verdict(String target, Status status, String sentence) {
    /** How it ended. */
    public enum Status {
        /** Slurm took it. */
        DONE,
        /** Slurm did not take it. */
        REFUSED,
        /** The command was sent and its answer never came: it may have been done. Look at the cluster. */
        UNKNOWN,
        /** The command was not sent. */
        NOT_RUN;

        public String word() {
            return switch (this) {
                case DONE -> "done";
                case REFUSED -> "refused";
                case UNKNOWN -> "unknown";
                case NOT_RUN -> "not run";
            };
        }
    }

    public boolean isDone() {
        return status == Status.DONE;
    }
}
