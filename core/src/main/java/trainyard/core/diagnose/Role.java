package trainyard.core.diagnose;

import java.util.Locale;

/** What part a line plays in a failure. */
public enum Role {
    /** Can start a failure by itself. */
    INITIATOR,
    /** Reports what happened elsewhere in the process: points at a cause, and is none. */
    MESSENGER,
    /** Follows from another rank, node or decision. */
    VICTIM,
    /** Appears in healthy runs. */
    NOISE,
    /** A text that suggests what to do. */
    ADVICE,
    /** A fact that other rules are joined with: a training that ended, a start that was well. */
    MARK;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
