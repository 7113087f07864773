package trainyard.core.lint;

import trainyard.core.slurm.SlurmVersion;

/**
 * One key of a table.
 *
 * @param mend what to do where it is not known; may be empty
 */
record Key(String name, ValueKind kind, History history, Repeat repeats, String mend) {
    /** Whether a key may stand more than once. */
    record Repeat(boolean ever, SlurmVersion since) {
        static final Repeat NEVER = new Repeat(false, SlurmVersion.V22_05);
    }

    Status at(SlurmVersion version) {
        return history.at(version);
    }

    boolean repeatsIn(SlurmVersion version) {
        return repeats.ever() && version.atLeast(repeats.since());
    }
}
