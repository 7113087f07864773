package trainyard.core.diagnose.check;

import java.util.List;

/**
 * One thing that was looked at.
 *
 * @param name in a word or two
 * @param sentence what was found, or why nothing could be
 * @param command that told it, as a shell takes it; empty for none
 * @param evidence the lines that carry it
 */
public record Check(String name, Status status, String sentence, String command, List<String> evidence) {
    /** How it came out. */
    public enum Status {
        /** It keeps the node from serving. */
        TROUBLE,
        /** It may be the cause of something. */
        WARNING,
        OK,
        /** It could not be asked. */
        UNKNOWN
    }

    public Check {
        evidence = List.copyOf(evidence);
    }

    static Check ok(String name, String sentence, String command) {
        return new Check(name, Status.OK, sentence, command, List.of());
    }

    static Check unknown(String name, String sentence, String command) {
        return new Check(name, Status.UNKNOWN, sentence, command, List.of());
    }

    boolean isTrouble() {
        return status == Status.TROUBLE;
    }
}
