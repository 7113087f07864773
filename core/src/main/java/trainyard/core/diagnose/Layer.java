package trainyard.core.diagnose;

import java.util.Locale;

/** Where a cause lies, from the scheduler to the user's program. */
public enum Layer {
    SLURM,
    HOST,
    GPU,
    FABRIC,
    CONTAINER,
    STORAGE,
    FRAMEWORK,
    USER,
    /** Of a report whose cause is not known. */
    UNKNOWN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
