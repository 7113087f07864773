package trainyard.app.diagnosis;

import java.util.List;
import trainyard.core.diagnose.Remedy;

/**
 * What was found on a node.
 *
 * @param headline what is wrong, in a sentence; or that nothing was found
 * @param checks in the order in which they are to be read
 */
public record CheckedNode(String node, String headline, List<Check> checks, List<Remedy> remedies) {
    public CheckedNode {
        checks = List.copyOf(checks);
        remedies = List.copyOf(remedies);
    }

    /** How a check came out. */
    public enum Status {
        WRONG,
        DOUBTFUL,
        WELL,
        /** It could not be asked. */
        UNKNOWN
    }

    /**
     * One thing that was looked at.
     *
     * @param name in a word or two, such as {@code munge}
     * @param sentence what was found
     * @param command the exact command that told it, as a shell takes it; empty for none
     * @param evidence the lines that carry it
     */
    public record Check(String name, Status status, String sentence, String command, List<String> evidence) {
        public Check {
            evidence = List.copyOf(evidence);
        }
    }
}
