package trainyard.core.diagnose;

import java.util.Locale;

/**
 * A thing that is to blame.
 *
 * @param name a node, a GPU's PCI address, a rank's number, {@code train.py:12}, the name of a setting or a path
 */
public record Blamed(Kind kind, String name) {
    public enum Kind {
        NODE,
        GPU,
        RANK,
        FILE,
        PATH,
        SETTING,
        HOST,
        PORT,
        USER,
        PROCESS,
        JOB;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
